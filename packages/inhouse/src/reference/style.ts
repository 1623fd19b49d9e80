/** The stylesheet of the reference. A host that proxies it may set the variables anew. */
export const style = `
:root {
  color-scheme: light dark;
  --inhouse-accent: #3d52d5;
  --inhouse-radius: 8px;
  --inhouse-surface: #ffffff;
  --inhouse-raised: #f7f7f8;
  --inhouse-code: #f2f3f5;
  --inhouse-text: #1b1c1f;
  --inhouse-quiet: #5c606a;
  --inhouse-line: #e3e5e9;
  --inhouse-green: #13703f;
  --inhouse-amber: #8a5300;
  --inhouse-red: #b3261e;
  --inhouse-violet: #6b3fb3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --inhouse-accent: #9db0ff;
    --inhouse-surface: #131417;
    --inhouse-raised: #191b1f;
    --inhouse-code: #1f2126;
    --inhouse-text: #e8e9ec;
    --inhouse-quiet: #a0a5b0;
    --inhouse-line: #2c2f36;
    --inhouse-green: #6fd6a0;
    --inhouse-amber: #f0b866;
    --inhouse-red: #ff9d94;
    --inhouse-violet: #c5a6ff;
  }
}

* { box-sizing: border-box; }
html { scroll-padding-top: 72px; background: var(--inhouse-surface); }
body {
  margin: 0;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  color: var(--inhouse-text);
  -webkit-text-size-adjust: 100%;
}
code, pre, var, .method, .type { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 13px; }
var { font-style: normal; color: var(--inhouse-violet); }
a { color: var(--inhouse-accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--inhouse-accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
h1, h2, h3, h4, p, dl, dd, ul { margin: 0; }
ul { padding: 0; list-style: none; }

.skip { position: absolute; left: -999px; z-index: 3; padding: 8px 16px; background: var(--inhouse-surface); }
.skip:focus { left: 16px; top: 8px; }

header {
  position: sticky; top: 0; z-index: 1;
  display: flex; align-items: center; justify-content: space-between;
  height: 56px; padding: 0 16px;
  background: var(--inhouse-surface); border-bottom: 1px solid var(--inhouse-line);
}
.brand { font-size: 16px; font-weight: 650; letter-spacing: -0.01em; color: inherit; text-decoration: none; }
.menu-button {
  display: inline-flex; align-items: center; min-height: 36px; padding: 0 12px;
  border: 1px solid var(--inhouse-line); border-radius: var(--inhouse-radius);
  color: inherit; text-decoration: none; font-weight: 550;
}

nav { display: none; padding: 16px; background: var(--inhouse-raised); overflow-y: auto; overscroll-behavior: contain; }
nav:target { display: block; position: fixed; inset: 0; z-index: 2; }
nav > .menu-button { margin-bottom: 16px; }
nav a:not(.menu-button) {
  display: flex; align-items: baseline; gap: 8px; padding: 6px 8px; border-radius: 6px;
  color: var(--inhouse-quiet); text-decoration: none; line-height: 1.4;
}
nav a:not(.menu-button):hover { color: var(--inhouse-text); background: var(--inhouse-code); }
nav summary {
  margin-top: 16px; padding: 4px 8px; border-radius: 6px; cursor: pointer; list-style: none;
  font-size: 13px; font-weight: 600; color: var(--inhouse-text);
}
nav summary::-webkit-details-marker { display: none; }
nav summary::after { content: "+"; float: right; color: var(--inhouse-quiet); font-weight: 400; }
nav details[open] > summary::after { content: "\\2212"; }
nav .method { flex: 0 0 36px; font-size: 10px; text-align: left; }

.method { font-weight: 650; letter-spacing: 0.02em; color: var(--inhouse-accent); }
.method.post { color: var(--inhouse-green); }
.method.put, .method.patch { color: var(--inhouse-amber); }
.method.delete { color: var(--inhouse-red); }

main { max-width: 1120px; padding: 32px 16px 96px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.02em; }
h2 { padding-top: 8px; font-size: 20px; line-height: 1.2; letter-spacing: -0.01em; }
h3 { font-size: 16px; line-height: 1.3; }
h4 { margin: 24px 0 4px; font-size: 13px; font-weight: 600; }
.lead { max-width: 640px; margin: 12px 0 24px; font-size: 16px; color: var(--inhouse-quiet); }
.introduction code { overflow-wrap: anywhere; }
dl { border-top: 1px solid var(--inhouse-line); }
dl > div { display: grid; gap: 4px; padding: 12px 0; border-bottom: 1px solid var(--inhouse-line); }
dt { font-weight: 600; }
dd { color: var(--inhouse-quiet); max-width: 640px; }
dd code { color: var(--inhouse-text); }

.tag { margin-top: 64px; }
article { padding: 32px 0; border-bottom: 1px solid var(--inhouse-line); }
article:target h3 { color: var(--inhouse-accent); }
.anchor { padding: 0 4px; color: var(--inhouse-quiet); text-decoration: none; font-weight: 400; opacity: 0; }
h3:hover .anchor, .anchor:focus-visible { opacity: 1; }
.route { display: flex; align-items: baseline; gap: 8px; margin: 8px 0; }
.route code { overflow-wrap: anywhere; }
.access { color: var(--inhouse-quiet); }
.access strong { font-weight: 550; color: var(--inhouse-text); }
.badge { padding: 1px 8px; border: 1px solid var(--inhouse-line); border-radius: 999px; font-size: 12px; white-space: nowrap; }
.status { margin-left: 4px; font-weight: 400; color: var(--inhouse-quiet); }
.none { color: var(--inhouse-quiet); }

table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 8px 0; border-top: 1px solid var(--inhouse-line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tbody th { width: 46%; padding-right: 16px; font-weight: 400; }
.outer { color: var(--inhouse-quiet); }
.type { color: var(--inhouse-quiet); }
.notes, .required, .optional { font-size: 12px; color: var(--inhouse-quiet); white-space: nowrap; }
.notes { white-space: normal; }
.required { color: var(--inhouse-amber); }
.description { display: block; }

pre {
  margin: 16px 0 0; padding: 16px; white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--inhouse-code); border-radius: var(--inhouse-radius);
  line-height: 1.6;
}

@media (min-width: 900px) {
  html { scroll-padding-top: 24px; }
  body { display: grid; grid-template-columns: 272px minmax(0, 1fr); grid-template-rows: auto 1fr; }
  header { height: 64px; padding: 8px 24px 0; border: 0; background: var(--inhouse-raised); border-right: 1px solid var(--inhouse-line); }
  header .menu-button, nav > .menu-button { display: none; }
  nav, nav:target {
    display: block; position: sticky; inset: auto; top: 64px; height: calc(100vh - 64px);
    grid-row: 2; padding: 0 16px 32px; border-right: 1px solid var(--inhouse-line);
  }
  main { grid-column: 2; grid-row: 1 / 3; padding: 48px 48px 128px; }
  dl > div { grid-template-columns: 120px 1fr; }
}
@media (min-width: 1180px) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 40px; }
  .sample { grid-column: 2; grid-row: 1; align-self: start; position: sticky; top: 24px; }
  .details { grid-column: 1; grid-row: 1; }
}
@media print {
  header, nav { display: none; }
  body { display: block; }
}
`
