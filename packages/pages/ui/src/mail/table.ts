import { type Html, html } from '../html.ts'

/** Mail programs that know no other way of putting things in their place know this one. */
export const table = (attributes: Html, cells: Html): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" ${attributes}>
    <tr>
      ${cells}
    </tr>
  </table>`
