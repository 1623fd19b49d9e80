import type { Messages } from '../languages/translator.ts'
import type { Key } from './en.ts'

export const es: Messages<Key> = {
  waiting: 'Un momento…',
  or: 'o',
  showPassword: 'Mostrar la contraseña',
  copy: 'Copiar',
  copied: 'Copiado',
  continueWith: 'Continuar con {provider}',
  missing: 'Rellena este campo para continuar.',
  notAnEmail: 'Escribe un correo completo, como nombre@example.com.',
  incomplete: 'Aquí todavía falta algo.',
  tooShort: 'Usa al menos {minimum} caracteres.',
  strengthShort: 'Caracteres que faltan: {missing}',
  strengthWeak: 'Débil. Es fácil de adivinar; añade una o dos palabras.',
  strengthFair: 'Aceptable. Con una palabra más sería segura.',
  strengthStrong: 'Segura.',
  qrCode: 'Código QR',
  help: '¿Necesitas ayuda? {email}',
  sentBy: 'Enviado por {name}',
  orOpen: 'Si el botón no funciona, abre esta dirección: {address}',
}
