/**
 * Asks the browser for a passkey, or to make one, and sends what it gives as an ordinary form: the
 * options stand in the form, so that nothing has to be fetched.
 */
export const passkeys = String.raw`
let waiting

const send = (form, credential) => {
  form.elements.credential.value = JSON.stringify(credential)
  form.submit()
}

const ask = async (form, mediation) => {
  waiting?.abort()
  waiting = new AbortController()
  const { signal } = waiting
  const options = JSON.parse(form.dataset.options)
  const credential =
    form.dataset.passkey === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          signal,
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          mediation,
          signal,
        })
  send(form, credential)
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const known = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON
  if (!known) {
    form.hidden = true
    continue
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    const failed = form.querySelector('[data-passkey-failed]')
    failed.hidden = true
    ask(form).catch(() => (failed.hidden = false))
  })
  if (form.dataset.passkey !== 'get') continue
  // Offered among the names of the e-mail field; whoever does not want it types on.
  const offered = await PublicKeyCredential.isConditionalMediationAvailable?.()
  if (offered) ask(form, 'conditional').catch(() => {})
}
`
