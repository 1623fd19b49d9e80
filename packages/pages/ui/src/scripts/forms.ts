/**
 * Says at the field what the browser would say in a bubble of its own language; moves the focus to
 * what is wrong; and while a form is on its way says so, and lets nobody send it twice.
 */
export const forms = String.raw`
const wrong = document.querySelector('[aria-invalid="true"]') ?? document.querySelector('[role="alert"]')
wrong?.focus()

const messageFor = ({ validity, dataset }) =>
  validity.valueMissing ? dataset.missing
  : validity.tooShort ? dataset.short
  : dataset.mismatch ?? dataset.missing

const tell = (input, message) => {
  const error = document.getElementById(input.id + '-error')
  if (!error) return false
  error.textContent = message
  error.hidden = !message
  input.setAttribute('aria-invalid', message ? 'true' : 'false')
  return true
}

document.addEventListener('invalid', (event) => {
  const input = event.target
  const message = messageFor(input)
  if (!message || !tell(input, message)) return
  event.preventDefault()
  if (input.form.querySelector(':invalid') === input) input.focus()
}, true)

document.addEventListener('input', ({ target }) => {
  if (target.getAttribute('aria-invalid') === 'true' && target.validity.valid) tell(target, '')
})

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  const button = submitter ?? form.querySelector('button[data-waiting]')
  for (const one of form.querySelectorAll('button[data-waiting]')) {
    one.setAttribute('aria-disabled', 'true')
  }
  if (!button?.dataset.waiting) return
  const label = button.querySelector('.button-label')
  button.dataset.label = label.textContent
  label.textContent = button.dataset.waiting
})

// The browser may bring the page back as it was left.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  for (const form of document.forms) delete form.dataset.sent
  for (const button of document.querySelectorAll('button[data-waiting]')) {
    button.removeAttribute('aria-disabled')
    if (button.dataset.label) button.querySelector('.button-label').textContent = button.dataset.label
  }
})
`
