/** The type scale 13 / 14 / 16 / 20 / 28, and what every element starts from. */
export const base = `
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }

html {
  font: 400 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans',
    'Hiragino Sans', 'Yu Gothic UI', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK JP',
    sans-serif;
  color: var(--inhouse-text);
  background: var(--inhouse-page);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  -webkit-font-smoothing: antialiased;
  accent-color: var(--inhouse-accent);
}
:lang(ja), :lang(ko) { word-break: auto-phrase; line-break: strict; }
:lang(ko) { word-break: keep-all; }

body { margin: 0; }
h1, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: 20px; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; }
:lang(ja) h1, :lang(ko) h1 { letter-spacing: 0; }
p { text-wrap: pretty; }
h1, h2, p, a, dd, li, label, code, strong, .button-label { overflow-wrap: anywhere; }
strong { font-weight: 600; color: var(--inhouse-text); }
code { font: 500 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
button, input { font: inherit; color: inherit; }

a { color: var(--inhouse-accent-text); text-underline-offset: 3px; text-decoration-thickness: 1px; }
a:not(.button):not(.brand) { text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
a:not(.button):not(.brand):hover { text-decoration-color: currentColor; }

:focus-visible { outline: 2px solid var(--inhouse-accent-text); outline-offset: 2px; }
::selection { background: var(--inhouse-accent); color: var(--inhouse-on-accent); }

.icon { flex: none; display: block; }
@media (scripting: none) { .needs-script { display: none !important; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`
