import { base } from './base.ts'
import { content } from './content.ts'
import { controls } from './controls.ts'
import { layout } from './layout.ts'

/** All that the pages look like, in the terms of the brand's custom properties. */
export const stylesheet: string = base + layout + controls + content
