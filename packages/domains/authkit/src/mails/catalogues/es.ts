import type { Catalogue } from './catalogue.ts'

export const es: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `Tu código de acceso a ${app}`,
    title: `Iniciar sesión en ${app}`,
    paragraphs: [
      'Introduce este código para iniciar sesión:',
      `Sirve una sola vez, durante ${minutes} minutos. No se lo des a nadie: ${app} nunca te lo pedirá.`,
    ],
    footer: 'Si no has intentado iniciar sesión, puedes ignorar este correo.',
  }),
  magicLink: ({ app, duration }) => ({
    subject: `Tu enlace de acceso a ${app}`,
    title: `Iniciar sesión en ${app}`,
    paragraphs: [
      'Usa este enlace para iniciar sesión:',
      `Sirve una sola vez, durante ${duration}.`,
    ],
    button: 'Iniciar sesión',
    footer: 'Si no has intentado iniciar sesión, puedes ignorar este correo.',
  }),
  verification: ({ app, minutes }) => ({
    subject: `Verifica tu correo electrónico para ${app}`,
    title: 'Verifica tu correo electrónico',
    paragraphs: [
      `Introduce este código en ${app} para confirmar que esta dirección es tuya:`,
      `Sirve una sola vez, durante ${minutes} minutos. No se lo des a nadie.`,
    ],
    footer: 'Si no lo has pedido, puedes ignorar este correo.',
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `Confirma tu nuevo correo electrónico para ${app}`,
    title: 'Confirma tu nuevo correo electrónico',
    paragraphs: [
      `Introduce este código en ${app} para que tu cuenta use esta dirección a partir de ahora:`,
      `Sirve una sola vez, durante ${minutes} minutos. No se lo des a nadie.`,
    ],
    footer: 'Si no has pedido este cambio, puedes ignorar este correo: todo seguirá igual.',
  }),
  emailChanged: ({ app, email }) => ({
    subject: `Se ha cambiado tu correo electrónico en ${app}`,
    title: 'Se ha cambiado tu correo electrónico',
    paragraphs: [
      `Tu cuenta de ${app} tiene ahora la dirección ${email}.`,
      `Si no has sido tú, ponte en contacto de inmediato con los responsables de ${app}.`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `Restablece tu contraseña de ${app}`,
    title: 'Restablece tu contraseña',
    paragraphs: [
      `Alguien ha pedido restablecer tu contraseña de ${app}. Si has sido tú, elige una nueva:`,
      `El enlace sirve una sola vez, durante ${minutes} minutos.`,
    ],
    footer: 'Si no has sido tú, puedes ignorar este correo: tu contraseña no cambiará.',
    button: 'Elegir una contraseña nueva',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `Se ha cambiado tu contraseña de ${app}`,
    title: 'Se ha cambiado tu contraseña',
    paragraphs: [
      `La contraseña de ${email} en ${app} se acaba de cambiar y se han cerrado todas tus sesiones.`,
      `Si no has sido tú, restablece tu contraseña ahora y ponte en contacto con los responsables de ${app}.`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter ? `${inviter} te invita a ${place}` : `Tienes una invitación a ${place}`,
    title: `Únete a ${place}`,
    paragraphs: [
      `${inviter ? `${inviter} te ha invitado a` : 'Tienes una invitación para'} unirte a ${place === app ? app : `${place} en ${app}`}.`,
      `La invitación es válida hasta el ${until}.`,
    ],
    footer: 'Si no la esperabas, puedes ignorar este correo.',
    button: 'Aceptar la invitación',
  }),
}
