/** What stands in a mail, in the order in which it is read. */
export interface MailContent {
  brand: { name: string; url?: string | undefined }
  /** As HTML names it: `de`. */
  language: string
  title: string
  /** The first stands above the code or button, the others below. */
  paragraphs: readonly string[]
  code?: string | undefined
  button?: { label: string; url: string } | undefined
  footer: string
}

/** The same mail as text and as HTML. */
export const mailLayout = (content: MailContent): { text: string; html: string } => ({
  text: asText(content),
  html: asHtml(content),
})

function asText({ title, paragraphs: [first, ...rest], code, button, footer }: MailContent) {
  const link = button && `${button.label}:\n${button.url}`
  const parts = [title, first, code, link, ...rest, `--\n${footer}`]
  return parts.filter((part) => part !== undefined).join('\n\n') + '\n'
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"

function asHtml({ brand, language, title, paragraphs, code, button, footer }: MailContent) {
  const [first, ...rest] = paragraphs.map(
    (text) => `<p style="margin:0 0 16px">${escape(text)}</p>`,
  )
  const name = brand.url ? `<a href="${escape(brand.url)}" style="color:#111">` : ''
  return `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
</head>
<body style="margin:0;padding:32px 16px;background:#f5f5f5;color:#111;${font};line-height:1.5">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:8px">
<p style="margin:0 0 24px;font-weight:600">${name}${escape(brand.name)}${name && '</a>'}</p>
<h1 style="margin:0 0 16px;font-size:20px">${escape(title)}</h1>
${[first, code && codeBlock(code), button && buttonBlock(button), ...rest].filter(Boolean).join('\n')}
<p style="margin:32px 0 0;font-size:12px;color:#666">${escape(footer)}</p>
</div>
</body>
</html>
`
}

const codeBlock = (code: string) =>
  `<p style="margin:0 0 16px;font:600 32px/1.2 ui-monospace,monospace;letter-spacing:6px">${escape(code)}</p>`

const buttonBlock = ({ label, url }: { label: string; url: string }) =>
  `<p style="margin:0 0 16px"><a href="${escape(url)}" style="display:inline-block;padding:12px 20px;` +
  `border-radius:6px;background:#111;color:#fff;text-decoration:none">${escape(label)}</a></p>
<p style="margin:0 0 16px;font-size:12px;color:#666;word-break:break-all">${escape(url)}</p>`

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!)
