import type { Messages } from '../languages/translator.ts'
import type { Key } from './en.ts'

export const fr: Messages<Key> = {
  waiting: 'Un instant…',
  or: 'ou',
  showPassword: 'Afficher le mot de passe',
  copy: 'Copier',
  copied: 'Copié',
  continueWith: 'Continuer avec {provider}',
  missing: 'Remplissez ce champ pour continuer.',
  notAnEmail: 'Saisissez une adresse e-mail complète, par exemple nom@example.com.',
  incomplete: 'Il manque encore quelque chose ici.',
  tooShort: 'Utilisez au moins {minimum} caractères.',
  strengthShort: 'Caractères manquants : {missing}',
  strengthWeak: 'Faible. Facile à deviner : ajoutez un mot ou deux.',
  strengthFair: 'Moyen. Un mot de plus le rendrait robuste.',
  strengthStrong: 'Robuste.',
  qrCode: 'Code QR',
  help: 'Besoin d’aide ? {email}',
  sentBy: 'Envoyé par {name}',
  orOpen: 'Si le bouton ne fonctionne pas, ouvrez cette adresse : {address}',
}
