import type { Catalogue } from './catalogue.ts'

export const de: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `Ihr Anmeldecode für ${app}`,
    title: `Bei ${app} anmelden`,
    paragraphs: [
      'Geben Sie diesen Code ein, um sich anzumelden:',
      `Er gilt einmal und nur ${minutes} Minuten lang. Geben Sie ihn niemandem: ${app} wird Sie nie danach fragen.`,
      'Wenn Sie sich nicht anmelden wollten, können Sie diese E-Mail ignorieren.',
    ],
  }),
  magicLink: ({ app, duration }) => ({
    subject: `Ihr Anmeldelink für ${app}`,
    title: `Bei ${app} anmelden`,
    paragraphs: [
      'Melden Sie sich mit diesem Link an:',
      `Er gilt einmal, innerhalb von ${duration}.`,
      'Wenn Sie sich nicht anmelden wollten, können Sie diese E-Mail ignorieren.',
    ],
    button: 'Anmelden',
  }),
  verification: ({ app, minutes }) => ({
    subject: `Bestätigen Sie Ihre E-Mail-Adresse für ${app}`,
    title: 'E-Mail-Adresse bestätigen',
    paragraphs: [
      `Geben Sie diesen Code bei ${app} ein, um zu zeigen, dass diese Adresse Ihnen gehört:`,
      `Er gilt einmal und nur ${minutes} Minuten lang. Geben Sie ihn niemandem.`,
      'Wenn Sie ihn nicht angefordert haben, können Sie diese E-Mail ignorieren.',
    ],
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `Bestätigen Sie Ihre neue E-Mail-Adresse für ${app}`,
    title: 'Neue E-Mail-Adresse bestätigen',
    paragraphs: [
      `Geben Sie diesen Code bei ${app} ein, damit Ihr Konto künftig diese Adresse hat:`,
      `Er gilt einmal und nur ${minutes} Minuten lang. Geben Sie ihn niemandem.`,
      'Wenn Sie die Änderung nicht wollten, können Sie diese E-Mail ignorieren: Es bleibt alles, wie es ist.',
    ],
  }),
  emailChanged: ({ app, email }) => ({
    subject: `Ihre E-Mail-Adresse für ${app} wurde geändert`,
    title: 'Ihre E-Mail-Adresse wurde geändert',
    paragraphs: [
      `Ihr Konto bei ${app} hat jetzt die Adresse ${email}.`,
      `Wenn Sie das nicht waren, wenden Sie sich sofort an die Betreiber von ${app}.`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `Ihr Passwort für ${app} zurücksetzen`,
    title: 'Passwort zurücksetzen',
    paragraphs: [
      `Jemand möchte Ihr Passwort für ${app} zurücksetzen. Wenn Sie das sind, wählen Sie ein neues:`,
      `Der Link gilt einmal und nur ${minutes} Minuten lang.`,
      'Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Ihr Passwort bleibt, wie es ist.',
    ],
    button: 'Neues Passwort wählen',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `Ihr Passwort für ${app} wurde geändert`,
    title: 'Ihr Passwort wurde geändert',
    paragraphs: [
      `Das Passwort für ${email} bei ${app} wurde soeben geändert, und Sie wurden überall abgemeldet.`,
      `Wenn Sie das nicht waren, setzen Sie Ihr Passwort jetzt zurück und wenden Sie sich an die Betreiber von ${app}.`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter ? `${inviter} lädt Sie zu ${place} ein` : `Sie sind zu ${place} eingeladen`,
    title: `Einladung zu ${place}`,
    paragraphs: [
      `${inviter ? `${inviter} hat Sie eingeladen` : 'Sie wurden eingeladen'}, bei ${place === app ? app : `${place} auf ${app}`} mitzumachen.`,
      `Die Einladung gilt bis zum ${until}.`,
      'Wenn Sie sie nicht erwartet haben, können Sie diese E-Mail ignorieren.',
    ],
    button: 'Einladung annehmen',
  }),
  footer: ({ app }) => `Diese E-Mail kommt von ${app}.`,
}
