import { html } from 'hono/html'
import type { Entry } from './entries.ts'
import type { Field } from './fields.ts'
import { curlSample } from './sample.ts'

/** One operation: what it takes and gives on the left, a sample on the right. */
export const section = (entry: Entry, url: string) =>
  html`<article id="${entry.id}" aria-labelledby="${entry.id}-title">
    <h3 id="${entry.id}-title">
      ${entry.summary}
      <a class="anchor" href="#${entry.id}" aria-label="Link to ${entry.summary}">#</a>
    </h3>
    <p class="route">
      <span class="method ${entry.method.toLowerCase()}">${entry.method}</span>
      <code>${pathParts(entry.path)}</code>
    </p>
    <p class="access">
      ${access[entry.access]}${
        entry.isExtension ? html` <span class="badge">Inhouse only</span>` : ''
      }
    </p>
    <div class="columns">
      <pre class="sample"><code>${curlSample(entry, url)}</code></pre>
      <div class="details">
        ${fields('Path', entry.parameters.path)} ${fields('Query', entry.parameters.query)}
        ${fields('Body', entry.bodyFields)} ${answer(entry)}
      </div>
    </div>
  </article>`

const access: Record<Entry['access'], unknown> = {
  secret: html`Called by your backend, with its <strong>secret key</strong>.`,
  client: html`Called by an app that names itself by its <strong>client id</strong>.`,
  public: html`Open to <strong>anyone</strong>.`,
}

const statusNames: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  302: 'Found',
  303: 'See Other',
}

// A long path breaks at its slashes, not within a word.
const pathParts = (path: string) =>
  path
    .split('/')
    .slice(1)
    .map((part) => html`<wbr />/${part.startsWith('{') ? html`<var>${part}</var>` : part}`)

const answer = ({ status, answerName, answerFields }: Entry) => html`
  <h4>Answer <span class="status">${status} ${statusNames[status]}</span></h4>
  ${
    answerFields.length > 0
      ? table(answerFields, `Answer: ${answerName}`, false)
      : html`<p class="none">${status === 204 ? 'No body.' : 'Not described by fields.'}</p>`
  }
`

const fields = (title: string, rows: readonly Field[]) =>
  rows.length === 0
    ? ''
    : html`<h4>${title}</h4>
        ${table(rows, title, true)}`

const table = (rows: readonly Field[], label: string, isInput: boolean) =>
  html`<table aria-label="${label}">
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Type</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (field) =>
          html`<tr>
            <th scope="row"><code>${nameParts(field.name)}</code>${mark(field, isInput)}</th>
            <td>
              <span class="type">${field.type}</span>${
                field.notes.length > 0
                  ? html` <span class="notes">${field.notes.join(', ')}</span>`
                  : ''
              }${
                field.description ? html`<span class="description">${field.description}</span>` : ''
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`

// An input is optional unless said otherwise, an answer's field is there unless said otherwise.
function mark({ isRequired }: Field, isInput: boolean) {
  if (isInput && isRequired) return html` <span class="required">required</span>`
  if (!isInput && !isRequired) return html` <span class="optional">if any</span>`
  return ''
}

/** The path to a nested field in a lighter tone than its own name; both break at their joints. */
function nameParts(name: string) {
  const end = name.lastIndexOf('.') + 1
  const own = breakable(name.slice(end))
  return end === 0 ? own : html`<span class="outer">${breakable(name.slice(0, end))}</span>${own}`
}

const breakable = (name: string) => name.split(/(?<=[_.])/).map((part) => html`${part}<wbr />`)
