import { encode } from 'uqr'
import { attributes, type Html, html } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'

/** A text for a camera, drawn into the page: a policy that allows no foreign image allows this. */
export function qrCode(t: Translate<MessageKey>, text: string): Html {
  const { size, data } = encode(text, { ecc: 'M', border: 2 })
  const runs = data.map((row, y) =>
    runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  )
  const path = runs.flat().join('')
  // Cameras want it dark on light, in the dark theme too; the style of the class sees to it.
  return html`<svg
    class="qr-code"
    role="img"
    ${attributes({ 'aria-label': t('qrCode'), viewBox: `0 0 ${size} ${size}` })}
    shape-rendering="crispEdges"
  >
    <path d="${path}" />
  </svg>`
}

/** The dark stretches of a row, each as where it begins and how long it is. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1] += 1
    else if (dark) runs.push([x, 1])
  })
  return runs
}
