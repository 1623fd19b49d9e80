export { type Asset, assetsOf } from './assets/assets.ts'
export { accentFor, contrast } from './brand/accent.ts'
export {
  button,
  buttonLink,
  type ButtonOptions,
  buttonRow,
  choice,
  choices,
  copyButton,
} from './components/button.ts'
export { codeField, type CodeFieldOptions } from './components/code-field.ts'
export { bulletList, copyable, details, mono } from './components/details.ts'
export { field, type FieldOptions } from './components/field.ts'
export { csrfInput, form, type FormOptions, hiddenInput } from './components/form.ts'
export { icon, type IconName } from './components/icons.ts'
export { passwordField, type PasswordFieldOptions } from './components/password-field.ts'
export {
  type Provider,
  providerButton,
  providerButtons,
  providerLabel,
  providerNames,
} from './components/provider-button.ts'
export { qrCode } from './components/qr-code.ts'
export {
  alert,
  type AlertKind,
  divider,
  emblem,
  heading,
  identity,
  link,
  more,
} from './components/text.ts'
export { attributes, type Html, html, type Value } from './html.ts'
export { type Language, languageOf, languages, type LanguageWishes } from './languages/languages.ts'
export {
  type Catalogues,
  combine,
  type Messages,
  type Translate,
  translator,
} from './languages/translator.ts'
export { mailLayout, type MailOptions } from './mail/layout.ts'
export { type MessageKey, messages } from './messages/index.ts'
export { ui } from './module.ts'
export { page, type PageOptions, rootOf } from './page.ts'
export { type Brand, settings as brandOf } from './settings.ts'
