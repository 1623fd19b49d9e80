import type { Messages } from '@inhouse/ui'
import type { Key } from './en.ts'

export const es: Messages<Key> = {
  continue: 'Continuar',
  back: 'Atrás',
  change: 'Cambiar',
  signIn: 'Iniciar sesión',
  backToSignIn: 'Volver al inicio de sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  code: 'Código',
  codeLabel: 'Código de seis dígitos',
  newCode: 'Enviar un código nuevo',
  newCodeSent: 'Un código nuevo está en camino. El anterior ya no sirve.',
  name: 'Nombre',
  optional: 'opcional',

  'email.title': 'Iniciar sesión',
  'email.passkey': 'Iniciar sesión con una llave de acceso',
  'email.passkeyFailed':
    'No se usó la llave de acceso. Inténtalo de nuevo o inicia sesión de otra forma.',
  'email.noAccount': '¿Aún no tienes cuenta? {signUp}',
  'email.signUp': 'Crear una',

  'password.title': 'Escribe tu contraseña',
  'password.forgot': '¿Olvidaste tu contraseña?',
  'password.codeInstead': 'Mejor enviarme un código',

  'code.title': 'Revisa tu correo',
  'code.lead': 'Enviamos un código de seis dígitos a {email}. Sirve durante 10 minutos.',
  'code.passwordInstead': 'Usar mi contraseña',

  'signUp.title': 'Crear una cuenta',
  'signUp.submit': 'Crear cuenta',
  'signUp.firstName': 'Nombre',
  'signUp.lastName': 'Apellidos',
  'signUp.passwordHelp':
    'Al menos {minimum} caracteres. Unas cuantas palabras poco comunes funcionan bien.',
  'signUp.haveAccount': '¿Ya tienes una cuenta? {signIn}',

  'verifyEmail.title': 'Verifica tu correo',
  'verifyEmail.lead':
    'Para asegurarnos de que es tuyo, enviamos un código de seis dígitos a {email}.',
  'verifyEmail.submit': 'Verificar correo',

  'mfaEnroll.title': 'Protege tu cuenta',
  'mfaEnroll.lead':
    'A partir de ahora, una aplicación de autenticación en tu teléfono confirmará que eres tú.',
  'mfaEnroll.scan': 'Escanea esto con tu aplicación de autenticación.',
  'mfaEnroll.key': 'Si no puedes escanearlo, introduce esta clave:',
  'mfaEnroll.enter': 'Código que muestra la aplicación',
  'mfaEnroll.submit': 'Activar',

  'mfa.title': 'Confirma que eres tú',
  'mfa.lead': 'Escribe el código que muestra tu aplicación de autenticación.',
  'mfa.leadSms': 'Escribe el código que enviamos al {phone}.',
  'mfa.submit': 'Confirmar',
  'mfa.lost': '¿No puedes obtener un código? {recovery}',
  'mfa.recovery': 'Usar un código de recuperación',

  'recoveryCode.title': 'Usar un código de recuperación',
  'recoveryCode.lead':
    'Escribe uno de los códigos que guardaste al configurar tu aplicación de autenticación. Cada uno sirve una sola vez.',
  'recoveryCode.label': 'Código de recuperación',
  'recoveryCode.app': 'Usar la aplicación de autenticación',

  'recoveryCodes.title': 'Guarda tus códigos de recuperación',
  'recoveryCodes.lead': 'Cada uno te permite entrar una vez si pierdes tu teléfono.',
  'recoveryCodes.once': 'Solo se muestran esta vez. Guárdalos donde guardas tus contraseñas.',
  'recoveryCodes.copy': 'Copiar todos',
  'recoveryCodes.submit': 'Ya los guardé',

  'forgotPassword.title': 'Restablecer tu contraseña',
  'forgotPassword.lead': 'Escribe tu correo y te enviaremos un enlace para elegir una nueva.',
  'forgotPassword.submit': 'Enviar enlace',

  'resetPassword.title': 'Elige una contraseña nueva',
  'resetPassword.lead': 'Se cerrará tu sesión en todos los demás sitios.',
  'resetPassword.label': 'Contraseña nueva',
  'resetPassword.submit': 'Guardar contraseña',

  'passwordSaved.title': 'Contraseña guardada',
  'passwordSaved.lead':
    'Ya puedes iniciar sesión con ella. Se cerró tu sesión en los demás dispositivos.',
  'passwordSaved.go': 'Ir a la aplicación',

  'checkMail.title': 'Revisa tu correo',
  'checkMail.lead':
    'Si hay una cuenta para {email}, le enviamos un enlace. Sirve durante 10 minutos.',
  'checkMail.nothing': '¿No llegó nada? Mira en la carpeta de spam. {again}',
  'checkMail.again': 'Enviar de nuevo',
  'checkMail.sentAgain': 'Enviado de nuevo. Puede tardar un minuto en llegar.',

  'organization.title': 'Elige una organización',
  'organization.lead': 'Iniciaste sesión como {email}.',
  'organization.other': 'Usar otra cuenta',

  'magicLink.title': 'Confirma el inicio de sesión',
  'magicLink.heading': 'Iniciar sesión en {app}',
  'magicLink.lead': 'Abriste el enlace que enviamos a esta dirección.',
  'magicLink.unasked': 'Si no pediste este enlace, cierra esta página y no pasará nada.',

  'invitation.title': 'Tienes una invitación',
  'invitation.heading': 'Unirse a {organization}',
  'invitation.lead': '{inviter} te invitó a {organization}.',
  'invitation.leadNobody': 'Te invitaron a {organization}.',
  'invitation.for': 'Esta invitación es para:',
  'invitation.submit': 'Aceptar invitación',
  'invitation.wrongAccount':
    'Iniciaste sesión como {email}, pero esta invitación es para otra dirección.',

  'device.title': 'Conectar un dispositivo',
  'device.lead': 'Escribe el código que muestra tu dispositivo.',
  'device.label': 'Código del dispositivo',

  'deviceConfirm.title': '¿Es este tu dispositivo?',
  'deviceConfirm.lead': '{app} pide iniciar sesión como {email}.',
  'deviceConfirm.code': 'Tu dispositivo debe mostrar el mismo código',
  'deviceConfirm.from': 'Solicitado desde',
  'deviceConfirm.warning':
    'Continúa solo si acabas de iniciar esto tú. Nadie debería enviarte un código.',
  'deviceConfirm.allow': 'Conectar dispositivo',
  'deviceConfirm.deny': 'No es mío',

  'deviceDone.title': 'Dispositivo conectado',
  'deviceDone.lead': 'Puedes cerrar esta página y volver a tu dispositivo.',
  'deviceDone.deniedTitle': 'Dispositivo no conectado',
  'deviceDone.deniedLead': 'No se compartió nada. Puedes cerrar esta página.',

  'consent.title': 'Permitir acceso',
  'consent.heading': '¿Permitir que {app} use tu cuenta?',
  'consent.lead': 'Sesión iniciada como {email}.',
  'consent.organization': 'Sesión iniciada como {email} en {organization}.',
  'consent.scopes': '{app} podrá:',
  'consent.scopeOpenid': 'saber que eres tú',
  'consent.scopeProfile': 'ver tu nombre y tu foto',
  'consent.scopeEmail': 'ver tu correo electrónico',
  'consent.scopeOffline': 'seguir conectada mientras no estás',
  'consent.after': 'Después continuarás a {host}.',
  'consent.allow': 'Permitir',
  'consent.deny': 'Rechazar',

  'passkeyEnroll.title': 'Entra más rápido la próxima vez',
  'passkeyEnroll.lead':
    'Con una llave de acceso basta tu huella, tu cara o el bloqueo de pantalla. Sin contraseñas que recordar ni que robar.',
  'passkeyEnroll.submit': 'Crear una llave de acceso',
  'passkeyEnroll.skip': 'Ahora no',
  'passkeyEnroll.failed':
    'No se creó ninguna llave de acceso. Inténtalo de nuevo o hazlo más tarde.',

  'signedOut.title': 'Cerraste la sesión',
  'signedOut.lead': 'Hasta pronto.',
  'signedOut.go': 'Ir a {app}',

  'error.title': 'Algo salió mal',
  'error.lead': 'No es culpa tuya y no se perdió nada. Inténtalo de nuevo.',
  'error.retry': 'Empezar de nuevo',
  'error.id': 'Si vuelve a ocurrir, indica este número al equipo de soporte:',

  'notFound.title': 'Página no encontrada',
  'notFound.lead': 'No hay nada en esta dirección. Puede estar mal escrita o ya no existir.',

  'redirectMismatch.title': 'Esta aplicación no está bien configurada',
  'redirectMismatch.lead':
    'Pidió enviarte a una dirección que no está permitida, así que nos detuvimos aquí. Si querías iniciar sesión, avisa a quienes administran la aplicación.',
  'redirectMismatch.sent': 'Enviado como redirect_uri',
  'redirectMismatch.nothing': '(nada)',
  'redirectMismatch.allowed': 'Permitidas',
  'redirectMismatch.none': 'Ninguna todavía. Añade una en las URI de redirección.',
  'redirectMismatch.client': 'Cliente',
  'redirectMismatch.hint':
    'Ambas deben ser iguales, carácter por carácter: también cuentan el esquema, el puerto y la barra final.',

  'problem.credentials':
    'Este correo y esta contraseña no coinciden. Revisa ambos o restablece tu contraseña.',
  'problem.code': 'Este no es el código. Revísalo o pide uno nuevo.',
  'problem.codeExpired': 'Este código es demasiado antiguo. Pide uno nuevo.',
  'problem.codeUsed': 'Este código ya se usó. Pide uno nuevo.',
  'problem.tooManyTries': 'Fueron demasiados intentos. Espera unos minutos e inténtalo de nuevo.',
  'problem.linkExpired': 'Este enlace es demasiado antiguo o ya se usó. Pide uno nuevo.',
  'problem.returnTo':
    'La sesión sigue abierta: la aplicación quería enviarte a una dirección que no está permitida. Avisa a quienes la gestionan.',
  'problem.unavailable':
    'No podemos responder en este momento. Inténtalo de nuevo en unos instantes.',
  'problem.formExpired': 'Esta página estuvo abierta demasiado tiempo. Inténtalo de nuevo.',
  'problem.emailTaken': 'Ya hay una cuenta con este correo. Inicia sesión con ella.',
  'problem.signUpClosed':
    'Las cuentas nuevas son solo por invitación. Pregunta a quien te habló de nosotros.',
  'problem.invitation': 'Esta invitación ya no está abierta. Pide una nueva.',
  'problem.deviceCode':
    'Ningún dispositivo espera con este código. Revísalo o empieza de nuevo en el dispositivo.',
  'problem.methodNotAllowed':
    'Tu organización no permite esta forma de iniciar sesión. Elige otra.',
  'problem.ssoRequired': 'Tu organización pide que inicies sesión desde su propia página.',
  'problem.provider':
    'No se pudo iniciar sesión con {provider}. Inténtalo de nuevo o usa otra forma.',
  'problem.providerCancelled':
    'Volviste de {provider} sin iniciar sesión. Inténtalo de nuevo o usa otra forma.',
  'problem.passkey': 'Esta llave de acceso no se conoce aquí. Inicia sesión de otra forma.',
  'problem.recoveryCode': 'Este código no es uno de los tuyos o ya se usó. Prueba con otro.',
  'problem.passwordShort': 'Usa al menos {minimum} caracteres.',
  'problem.passwordLong': 'Usa {maximum} caracteres como máximo.',
  'problem.passwordHasEmail': 'No incluyas tu correo en la contraseña.',
  'problem.passwordLowercase': 'Añade una letra minúscula.',
  'problem.passwordUppercase': 'Añade una letra mayúscula.',
  'problem.passwordDigit': 'Añade un número.',
  'problem.passwordSymbol': 'Añade un símbolo, como ! o #.',
  'problem.passwordWeak':
    'Se adivinaría rápido. Es mejor juntar unas cuantas palabras poco comunes.',
}
