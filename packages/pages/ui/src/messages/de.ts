import type { Messages } from '../languages/translator.ts'
import type { Key } from './en.ts'

export const de: Messages<Key> = {
  waiting: 'Einen Moment …',
  or: 'oder',
  showPassword: 'Passwort anzeigen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  continueWith: 'Weiter mit {provider}',
  missing: 'Bitte füllen Sie dieses Feld aus.',
  notAnEmail: 'Geben Sie eine vollständige E-Mail-Adresse ein, etwa name@example.com.',
  incomplete: 'Hier fehlt noch etwas.',
  tooShort: 'Verwenden Sie mindestens {minimum} Zeichen.',
  strengthShort: 'Noch fehlende Zeichen: {missing}',
  strengthWeak: 'Schwach. Leicht zu erraten; fügen Sie noch ein, zwei Wörter hinzu.',
  strengthFair: 'Mittel. Mit einem weiteren Wort wird es stark.',
  strengthStrong: 'Stark.',
  qrCode: 'QR-Code',
  help: 'Brauchen Sie Hilfe? {email}',
  sentBy: 'Gesendet von {name}',
  orOpen: 'Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse: {address}',
}
