/** The card, what stands at its head, and the order of things in it. */
export const layout = `
body {
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  align-items: center;
  padding: clamp(24px, 11vh, 112px) 24px 32px;
}
.card {
  width: 100%;
  max-width: 400px;
  padding: 32px;
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 24px;
  background: var(--inhouse-surface);
  border: 1px solid var(--inhouse-line);
  border-radius: calc(var(--inhouse-radius) * 1.5);
  box-shadow: var(--inhouse-shadow);
}
.card-wide { max-width: 720px; }

.brand {
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 32px;
  color: var(--inhouse-text);
  text-decoration: none;
  justify-self: start;
  border-radius: 4px;
}
.brand-logo { display: block; height: 32px; width: auto; max-width: 200px; object-fit: contain; object-position: left; }
.brand-initial {
  flex: none;
  width: 32px;
  height: 32px;
  display: grid;
  place-items: center;
  border-radius: min(var(--inhouse-radius), 10px);
  background: var(--inhouse-accent);
  color: var(--inhouse-on-accent);
  font-size: 16px;
  font-weight: 600;
  line-height: 1;
}
.brand-name { font-weight: 600; line-height: 1.2; }

.heading { display: grid; gap: 8px; }
.heading p { color: var(--inhouse-muted); }
.emblem { width: 40px; height: 40px; display: grid; place-items: center; border-radius: 50%; background: var(--inhouse-hover); }
.emblem-check { color: var(--inhouse-success-text); background: var(--inhouse-success-surface); }
.emblem + .heading { margin-top: -8px; }

.form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
.form-pair { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
.align-start { display: flex; }
.more { color: var(--inhouse-muted); }
.more-between { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; }
.support { min-height: 1lh; margin-top: 24px; font-size: 13px; color: var(--inhouse-muted); text-align: center; }

@media (max-width: 479px) {
  html { background: var(--inhouse-surface); }
  body { padding: 0 0 24px; }
  .card { padding: 24px; border: 0; border-radius: 0; box-shadow: none; background: none; }
  .support { margin-top: auto; padding: 0 24px; }
}
`
