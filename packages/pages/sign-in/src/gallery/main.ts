import { languages } from '@inhouse/ui'
import { translate } from '../messages/index.ts'
import { samplesFor } from './samples.ts'
import { serveGallery } from './serve.ts'

// Tells the address of every page in every state, and shows them until it is stopped.
const { url } = await serveGallery({}, 4400)
for (const [view, states] of Object.entries(samplesFor(translate('en')))) {
  for (const state of Object.keys(states)) console.log(`${url}/${view}/${state}`)
}
console.log(`In another language: ?ui_locales=${languages.join('|')}`)
