/** Passwords that can be looked at, their strength in words, and codes that send themselves. */
export const fields = String.raw`
for (const toggle of document.querySelectorAll('[data-shows]')) {
  const input = document.getElementById(toggle.dataset.shows)
  const show = (shown) => {
    input.type = shown ? 'text' : 'password'
    toggle.setAttribute('aria-pressed', String(shown))
  }
  toggle.addEventListener('click', () => {
    show(input.type === 'password')
    input.focus()
  })
  // Sent as text, a password might be kept among the words the browser offers again.
  input.form?.addEventListener('submit', () => show(false))
}

const strengthOf = (password, minimum) => {
  const characters = [...password]
  if (characters.length < minimum) return 'short'
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password))
  const score = new Set(characters).size + characters.length / 2 + kinds.length * 2
  return score < 18 ? 'weak' : score < 24 ? 'fair' : 'strong'
}

for (const output of document.querySelectorAll('[data-strength-of]')) {
  const input = document.getElementById(output.dataset.strengthOf)
  const minimum = input.minLength > 0 ? input.minLength : 1
  const help = output.textContent
  input.addEventListener('input', () => {
    const strength = strengthOf(input.value, minimum)
    const missing = minimum - [...input.value].length
    output.dataset.strength = input.value ? strength : ''
    output.textContent = input.value ? output.dataset[strength].replace('{missing}', missing) : help
  })
}

const withoutSpaces = (code) => code.replace(/[\s-]/g, '')

for (const input of document.querySelectorAll('[data-code-length]')) {
  let sent = withoutSpaces(input.defaultValue)
  const sendWhenWhole = () => {
    const code = withoutSpaces(input.value)
    if (code.length !== Number(input.dataset.codeLength) || !input.validity.valid) return
    if (code !== sent) input.form.requestSubmit()
    sent = code
  }
  input.addEventListener('input', sendWhenWhole)
  // Quick hands and password managers are done before the script is.
  sendWhenWhole()
}

for (const button of document.querySelectorAll('[data-copies]')) {
  const label = button.querySelector('.button-label')
  const before = label.textContent
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copies)
    label.textContent = button.dataset.copied
    button.dataset.done = 'yes'
    setTimeout(() => {
      label.textContent = before
      delete button.dataset.done
    }, 2000)
  })
}
`
