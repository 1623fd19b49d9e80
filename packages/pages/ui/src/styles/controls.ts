/** What can be pressed and filled in. */
export const controls = `
.button {
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 8px;
  width: 100%;
  min-height: 40px;
  padding: 8px 16px;
  border: 1px solid transparent;
  border-radius: var(--inhouse-radius);
  background: none;
  font-weight: 500;
  line-height: 1.4;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
  transition: background-color 150ms, border-color 150ms;
}
.button-primary { background: var(--inhouse-accent); color: var(--inhouse-on-accent); }
.button-primary:hover { background: var(--inhouse-accent-hover); }
.button-danger { background: var(--inhouse-danger); color: var(--inhouse-on-danger); }
.button-secondary { background: var(--inhouse-surface); border-color: var(--inhouse-line-strong); color: var(--inhouse-text); }
.button-secondary:hover { background: var(--inhouse-hover); }
.button-plain {
  display: inline;
  width: auto;
  min-height: 0;
  padding: 0;
  border: 0;
  border-radius: 4px;
  color: var(--inhouse-accent-text);
  font-weight: 400;
  line-height: inherit;
  text-align: start;
  text-decoration: underline 1px color-mix(in srgb, currentColor 40%, transparent);
  text-underline-offset: 3px;
}
.button-plain:hover { text-decoration-color: currentColor; }
.button-small { width: auto; min-height: 32px; padding: 4px 12px; font-size: 13px; }
.button-copy .icon:last-of-type, .button-copy[data-done] .icon:first-of-type { display: none; }
.button-copy[data-done] .icon { color: var(--inhouse-success-text); }
.copyable .button { width: 32px; padding: 4px; }
.copyable .button-label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.button[aria-disabled='true'] { cursor: default; }
.button[aria-disabled='true']:not(.button-plain) { background: var(--inhouse-hover); border-color: var(--inhouse-line); color: var(--inhouse-muted); }
.button-row { display: flex; flex-wrap: wrap; gap: 8px; }
.button-row > * { flex: 1 1 132px; width: auto; }

.providers { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
.providers-short { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.providers-short .button { justify-content: start; }
.providers-short .button:last-child:nth-child(odd) { grid-column: 1 / -1; justify-content: center; }
.mark { flex: none; width: 20px; height: 20px; padding: 2px; }
.mark::before {
  content: attr(data-letters) / '';
  display: grid;
  place-items: center;
  height: 100%;
  border-radius: 4px;
  background: var(--inhouse-text);
  color: var(--inhouse-surface);
  font-size: 9px;
  font-weight: 700;
  line-height: 1;
}

.field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; }
.field label { font-weight: 500; }
.field-row { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; gap: 12px; }
.field-help { font-size: 13px; color: var(--inhouse-muted); }
.field-error { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 6px; font-size: 13px; color: var(--inhouse-danger-text); }
.field-error::before {
  content: '!' / '';
  display: grid;
  place-items: center;
  width: 14px;
  height: 14px;
  margin-top: 3px;
  border-radius: 50%;
  background: var(--inhouse-danger-text);
  color: var(--inhouse-surface);
  font-size: 10px;
  font-weight: 700;
  line-height: 1;
}
.input {
  width: 100%;
  height: 40px;
  padding: 0 12px;
  border: 1px solid var(--inhouse-control);
  border-radius: var(--inhouse-radius);
  background: var(--inhouse-surface);
  /* Below 16 px, phones zoom in on what is being filled in. */
  font-size: 16px;
  transition: border-color 150ms;
}
.input:hover { border-color: var(--inhouse-muted); }
.input:focus-visible { outline-offset: -1px; border-color: var(--inhouse-accent-text); }
.input[aria-invalid='true'] { border-color: var(--inhouse-danger-text); }
.input[aria-invalid='true']:focus-visible { outline-color: var(--inhouse-danger-text); }
.input:-webkit-autofill { -webkit-text-fill-color: var(--inhouse-text); box-shadow: inset 0 0 0 100px var(--inhouse-hover); }
.input-code { font-size: 20px; font-variant-numeric: tabular-nums; letter-spacing: 0.2em; text-transform: uppercase; }

.password { position: relative; }
.password .input { padding-inline-end: 44px; }
.password .input::-ms-reveal { display: none; }
.password-toggle { position: absolute; inset-block: 4px; inset-inline-end: 4px; width: 32px; display: grid; place-items: center; padding: 0; border: 0; border-radius: max(2px, calc(var(--inhouse-radius) - 3px)); background: none; color: var(--inhouse-muted); cursor: pointer; }
.password-toggle:hover { color: var(--inhouse-text); background: var(--inhouse-hover); }
.password-toggle[aria-pressed='false'] .icon:last-child, .password-toggle[aria-pressed='true'] .icon:first-child { display: none; }
.strength[data-strength='strong'] { color: var(--inhouse-success-text); }
.strength[data-strength='fair'], .strength[data-strength='weak'] { color: var(--inhouse-warning-text); }
.strength:empty { display: none; }

@media (pointer: coarse) {
  .button:not(.button-plain):not(.button-small), .input { min-height: 44px; }
  .password-toggle { width: 36px; }
}
`
