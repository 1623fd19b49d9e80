/** What is read: notices, lists, names and values, codes. */
export const content = `
.alert {
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: 12px;
  padding: 12px;
  border: 1px solid;
  border-radius: var(--inhouse-radius);
}
.alert:focus { outline: none; }
.alert:focus-visible { outline: 2px solid var(--inhouse-danger-text); }
.alert-danger { color: var(--inhouse-danger-text); background: var(--inhouse-danger-surface); border-color: color-mix(in srgb, currentColor 24%, transparent); }
.alert-warning { color: var(--inhouse-warning-text); background: var(--inhouse-warning-surface); border-color: color-mix(in srgb, currentColor 24%, transparent); }
.alert-success { color: var(--inhouse-success-text); background: var(--inhouse-success-surface); border-color: color-mix(in srgb, currentColor 24%, transparent); }
.alert-info { color: var(--inhouse-muted); background: var(--inhouse-hover); border-color: var(--inhouse-line); }
.alert strong { color: inherit; }

.divider { display: flex; align-items: center; gap: 12px; font-size: 13px; color: var(--inhouse-muted); }
.divider::before, .divider::after { content: ''; flex: 1; height: 1px; background: var(--inhouse-line); }

.identity {
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 12px;
  padding: 8px 12px;
  border: 1px solid var(--inhouse-line);
  border-radius: var(--inhouse-radius);
  background: var(--inhouse-page);
}
.identity span { min-width: 0; overflow-wrap: anywhere; }
.identity a { flex: none; font-size: 13px; }

.choices { display: grid; grid-template-columns: minmax(0, 1fr); border: 1px solid var(--inhouse-line-strong); border-radius: var(--inhouse-radius); overflow: clip; }
.choices li + li { border-top: 1px solid var(--inhouse-line); }
.choice { width: 100%; min-height: 56px; padding: 8px 12px; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 12px; border: 0; background: none; font-weight: 500; text-align: start; cursor: pointer; transition: background-color 150ms; }
.choice:hover { background: var(--inhouse-hover); }
.choice:focus-visible { outline-offset: -2px; border-radius: var(--inhouse-radius); }
.choice .icon { color: var(--inhouse-muted); }
.choice[aria-disabled='true'] { color: var(--inhouse-muted); cursor: default; }
.choice-initial { width: 32px; height: 32px; display: grid; place-items: center; border-radius: min(var(--inhouse-radius), 10px); background: var(--inhouse-hover); border: 1px solid var(--inhouse-line); color: var(--inhouse-muted); font-weight: 600; }

.details { display: grid; border-block: 1px solid var(--inhouse-line); }
.details > div { display: grid; gap: 4px; padding: 12px 0; }
.details > div + div { border-top: 1px solid var(--inhouse-line); }
.details dt { font-size: 13px; color: var(--inhouse-muted); }

.bullets { display: grid; gap: 8px; }
.bullets li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 8px; }
.bullets li::before { content: ''; width: 5px; height: 5px; margin: 8px 5px 0 2px; border-radius: 50%; background: var(--inhouse-control); }

.copyable { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 8px 8px 12px; border: 1px solid var(--inhouse-line); border-radius: var(--inhouse-radius); background: var(--inhouse-page); }
.copyable code { min-width: 0; }
.copyable .button { flex: none; }

.code-list { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 24px; padding: 16px; border: 1px solid var(--inhouse-line); border-radius: var(--inhouse-radius); background: var(--inhouse-page); font-variant-numeric: tabular-nums; }
.code-large { display: block; padding: 12px; border: 1px solid var(--inhouse-line); border-radius: var(--inhouse-radius); background: var(--inhouse-page); font-size: 28px; line-height: 1.2; letter-spacing: 0.08em; text-align: center; }

.qr-code { justify-self: center; width: 192px; height: 192px; padding: 4px; border: 1px solid var(--inhouse-line); border-radius: var(--inhouse-radius); background: #fff; color: #17181c; fill: currentColor; }
.plain-list { display: grid; gap: 4px; }
.steps { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
.trail { font-size: 13px; color: var(--inhouse-muted); }
`
