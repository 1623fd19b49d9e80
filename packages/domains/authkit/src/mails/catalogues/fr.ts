import type { Catalogue } from './catalogue.ts'

export const fr: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `Votre code de connexion pour ${app}`,
    title: `Connexion à ${app}`,
    paragraphs: [
      'Saisissez ce code pour vous connecter :',
      `Il est valable une seule fois, pendant ${minutes} minutes. Ne le donnez à personne : ${app} ne vous le demandera jamais.`,
      'Si vous n’avez pas cherché à vous connecter, vous pouvez ignorer cet e-mail.',
    ],
  }),
  magicLink: ({ app, duration }) => ({
    subject: `Votre lien de connexion pour ${app}`,
    title: `Connexion à ${app}`,
    paragraphs: [
      'Utilisez ce lien pour vous connecter :',
      `Il est valable une seule fois, pendant ${duration}.`,
      'Si vous n’avez pas cherché à vous connecter, vous pouvez ignorer cet e-mail.',
    ],
    button: 'Se connecter',
  }),
  verification: ({ app, minutes }) => ({
    subject: `Vérifiez votre adresse e-mail pour ${app}`,
    title: 'Vérifiez votre adresse e-mail',
    paragraphs: [
      `Saisissez ce code dans ${app} pour confirmer que cette adresse est la vôtre :`,
      `Il est valable une seule fois, pendant ${minutes} minutes. Ne le donnez à personne.`,
      'Si vous ne l’avez pas demandé, vous pouvez ignorer cet e-mail.',
    ],
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `Confirmez votre nouvelle adresse e-mail pour ${app}`,
    title: 'Confirmez votre nouvelle adresse e-mail',
    paragraphs: [
      `Saisissez ce code dans ${app} pour associer désormais cette adresse à votre compte :`,
      `Il est valable une seule fois, pendant ${minutes} minutes. Ne le donnez à personne.`,
      'Si vous n’avez pas demandé ce changement, vous pouvez ignorer cet e-mail : rien ne changera.',
    ],
  }),
  emailChanged: ({ app, email }) => ({
    subject: `Votre adresse e-mail pour ${app} a été modifiée`,
    title: 'Votre adresse e-mail a été modifiée',
    paragraphs: [
      `Votre compte ${app} a maintenant l’adresse ${email}.`,
      `Si vous n’êtes pas à l’origine de ce changement, contactez immédiatement les responsables de ${app}.`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `Réinitialisez votre mot de passe pour ${app}`,
    title: 'Réinitialisez votre mot de passe',
    paragraphs: [
      `Une réinitialisation de votre mot de passe pour ${app} a été demandée. Si c’est bien vous, choisissez-en un nouveau :`,
      `Le lien est valable une seule fois, pendant ${minutes} minutes.`,
      'Si ce n’est pas vous, vous pouvez ignorer cet e-mail : votre mot de passe reste inchangé.',
    ],
    button: 'Choisir un nouveau mot de passe',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `Votre mot de passe pour ${app} a été modifié`,
    title: 'Votre mot de passe a été modifié',
    paragraphs: [
      `Le mot de passe de ${email} sur ${app} vient d’être modifié, et toutes vos sessions ont été fermées.`,
      `Si vous n’êtes pas à l’origine de ce changement, réinitialisez votre mot de passe dès maintenant et contactez les responsables de ${app}.`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter
      ? `${inviter} vous invite à rejoindre ${place}`
      : `Vous êtes invité(e) à rejoindre ${place}`,
    title: `Rejoignez ${place}`,
    paragraphs: [
      `${inviter ? `${inviter} vous invite` : 'Vous êtes invité(e)'} à rejoindre ${place === app ? app : `${place} sur ${app}`}.`,
      `L’invitation est valable jusqu’au ${until}.`,
      'Si vous ne l’attendiez pas, vous pouvez ignorer cet e-mail.',
    ],
    button: 'Accepter l’invitation',
  }),
  footer: ({ app }) => `Cet e-mail a été envoyé par ${app}.`,
}
