import type { Catalogue } from './catalogue.ts'

export const es: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `Su código de acceso a ${app}`,
    title: `Iniciar sesión en ${app}`,
    paragraphs: [
      'Introduzca este código para iniciar sesión:',
      `Sirve una sola vez, durante ${minutes} minutos. No se lo dé a nadie: ${app} nunca se lo pedirá.`,
      'Si no ha intentado iniciar sesión, puede ignorar este correo.',
    ],
  }),
  magicLink: ({ app, duration }) => ({
    subject: `Su enlace de acceso a ${app}`,
    title: `Iniciar sesión en ${app}`,
    paragraphs: [
      'Use este enlace para iniciar sesión:',
      `Sirve una sola vez, durante ${duration}.`,
      'Si no ha intentado iniciar sesión, puede ignorar este correo.',
    ],
    button: 'Iniciar sesión',
  }),
  verification: ({ app, minutes }) => ({
    subject: `Verifique su correo electrónico para ${app}`,
    title: 'Verifique su correo electrónico',
    paragraphs: [
      `Introduzca este código en ${app} para confirmar que esta dirección es suya:`,
      `Sirve una sola vez, durante ${minutes} minutos. No se lo dé a nadie.`,
      'Si no lo ha solicitado, puede ignorar este correo.',
    ],
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `Confirme su nuevo correo electrónico para ${app}`,
    title: 'Confirme su nuevo correo electrónico',
    paragraphs: [
      `Introduzca este código en ${app} para que su cuenta use esta dirección a partir de ahora:`,
      `Sirve una sola vez, durante ${minutes} minutos. No se lo dé a nadie.`,
      'Si no ha solicitado este cambio, puede ignorar este correo: todo seguirá igual.',
    ],
  }),
  emailChanged: ({ app, email }) => ({
    subject: `Se ha cambiado su correo electrónico en ${app}`,
    title: 'Se ha cambiado su correo electrónico',
    paragraphs: [
      `Su cuenta de ${app} tiene ahora la dirección ${email}.`,
      `Si no ha sido usted, póngase en contacto de inmediato con los responsables de ${app}.`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `Restablezca su contraseña de ${app}`,
    title: 'Restablezca su contraseña',
    paragraphs: [
      `Alguien ha pedido restablecer su contraseña de ${app}. Si ha sido usted, elija una nueva:`,
      `El enlace sirve una sola vez, durante ${minutes} minutos.`,
      'Si no ha sido usted, puede ignorar este correo: su contraseña no cambiará.',
    ],
    button: 'Elegir una contraseña nueva',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `Se ha cambiado su contraseña de ${app}`,
    title: 'Se ha cambiado su contraseña',
    paragraphs: [
      `La contraseña de ${email} en ${app} se acaba de cambiar y se han cerrado todas sus sesiones.`,
      `Si no ha sido usted, restablezca su contraseña ahora y póngase en contacto con los responsables de ${app}.`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter ? `${inviter} le invita a ${place}` : `Tiene una invitación a ${place}`,
    title: `Únase a ${place}`,
    paragraphs: [
      `${inviter ? `${inviter} le ha invitado a` : 'Tiene una invitación para'} unirse a ${place === app ? app : `${place} en ${app}`}.`,
      `La invitación es válida hasta el ${until}.`,
      'Si no la esperaba, puede ignorar este correo.',
    ],
    button: 'Aceptar la invitación',
  }),
  footer: ({ app }) => `Este correo lo ha enviado ${app}.`,
}
