import type { Messages } from '@inhouse/ui'
import type { Key } from './en.ts'

export const fr: Messages<Key> = {
  continue: 'Continuer',
  back: 'Retour',
  change: 'Modifier',
  signIn: 'Se connecter',
  backToSignIn: 'Retour à la connexion',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  code: 'Code',
  codeLabel: 'Code à six chiffres',
  newCode: 'Envoyer un nouveau code',
  newCodeSent: 'Un nouveau code est en route. Le précédent ne fonctionne plus.',
  name: 'Nom',
  optional: 'facultatif',

  'email.title': 'Connexion',
  'email.passkey': 'Se connecter avec une clé d’accès',
  'email.passkeyFailed':
    'La clé d’accès n’a pas été utilisée. Réessayez ou connectez-vous autrement.',
  'email.noAccount': 'Pas encore de compte ? {signUp}',
  'email.signUp': 'En créer un',

  'password.title': 'Saisissez votre mot de passe',
  'password.forgot': 'Mot de passe oublié ?',
  'password.codeInstead': 'M’envoyer plutôt un code',

  'code.title': 'Consultez vos e-mails',
  'code.lead': 'Nous avons envoyé un code à six chiffres à {email}. Il est valable 10 minutes.',
  'code.passwordInstead': 'Utiliser plutôt mon mot de passe',

  'signUp.title': 'Créer un compte',
  'signUp.submit': 'Créer le compte',
  'signUp.firstName': 'Prénom',
  'signUp.lastName': 'Nom',
  'signUp.passwordHelp':
    'Au moins {minimum} caractères. Quelques mots peu courants conviennent bien.',
  'signUp.haveAccount': 'Vous avez déjà un compte ? {signIn}',

  'verifyEmail.title': 'Vérifiez votre adresse e-mail',
  'verifyEmail.lead':
    'Pour nous assurer qu’elle est bien à vous, nous avons envoyé un code à six chiffres à {email}.',
  'verifyEmail.submit': 'Vérifier l’adresse',

  'mfaEnroll.title': 'Protégez votre compte',
  'mfaEnroll.lead':
    'Désormais, une application d’authentification sur votre téléphone confirmera que c’est bien vous.',
  'mfaEnroll.scan': 'Scannez ceci avec votre application d’authentification.',
  'mfaEnroll.key': 'Si vous ne pouvez pas le scanner, saisissez cette clé :',
  'mfaEnroll.enter': 'Code affiché par l’application',
  'mfaEnroll.submit': 'Activer',

  'mfa.title': 'Confirmez que c’est vous',
  'mfa.lead': 'Saisissez le code affiché par votre application d’authentification.',
  'mfa.leadSms': 'Saisissez le code que nous avons envoyé au {phone}.',
  'mfa.submit': 'Confirmer',
  'mfa.lost': 'Impossible d’obtenir un code ? {recovery}',
  'mfa.recovery': 'Utiliser un code de secours',

  'recoveryCode.title': 'Utiliser un code de secours',
  'recoveryCode.lead':
    'Saisissez l’un des codes enregistrés lors de la configuration de votre application d’authentification. Chacun ne sert qu’une fois.',
  'recoveryCode.label': 'Code de secours',
  'recoveryCode.app': 'Utiliser l’application d’authentification',

  'recoveryCodes.title': 'Enregistrez vos codes de secours',
  'recoveryCodes.lead': 'Chacun vous connecte une fois si vous perdez votre téléphone.',
  'recoveryCodes.once':
    'Ils ne sont affichés que cette fois-ci. Conservez-les avec vos mots de passe.',
  'recoveryCodes.copy': 'Tout copier',
  'recoveryCodes.submit': 'Je les ai enregistrés',

  'forgotPassword.title': 'Réinitialiser votre mot de passe',
  'forgotPassword.lead':
    'Saisissez votre adresse e-mail : nous vous enverrons un lien pour en choisir un nouveau.',
  'forgotPassword.submit': 'Envoyer le lien',

  'resetPassword.title': 'Choisissez un nouveau mot de passe',
  'resetPassword.lead': 'Vous serez déconnecté partout ailleurs.',
  'resetPassword.label': 'Nouveau mot de passe',
  'resetPassword.submit': 'Enregistrer le mot de passe',

  'passwordSaved.title': 'Mot de passe enregistré',
  'passwordSaved.lead':
    'Vous pouvez désormais vous connecter avec. Vous avez été déconnecté partout ailleurs.',
  'passwordSaved.go': 'Aller à l’application',

  'checkMail.title': 'Consultez vos e-mails',
  'checkMail.lead':
    'S’il existe un compte pour {email}, un lien vient de lui être envoyé. Il est valable 10 minutes.',
  'checkMail.nothing': 'Rien reçu ? Regardez dans les courriers indésirables. {again}',
  'checkMail.again': 'Renvoyer',
  'checkMail.sentAgain': 'Renvoyé. Cela peut prendre une minute.',

  'organization.title': 'Choisissez une organisation',
  'organization.lead': 'Vous êtes connecté en tant que {email}.',
  'organization.other': 'Utiliser un autre compte',

  'magicLink.title': 'Confirmer la connexion',
  'magicLink.heading': 'Connexion à {app}',
  'magicLink.lead': 'Vous avez ouvert le lien que nous avons envoyé à cette adresse.',
  'magicLink.unasked':
    'Si vous n’avez pas demandé ce lien, fermez cette page : rien ne se passera.',

  'invitation.title': 'Vous êtes invité',
  'invitation.heading': 'Rejoindre {organization}',
  'invitation.lead': '{inviter} vous a invité à rejoindre {organization}.',
  'invitation.leadNobody': 'Vous avez été invité à rejoindre {organization}.',
  'invitation.for': 'Cette invitation est pour :',
  'invitation.submit': 'Accepter l’invitation',
  'invitation.wrongAccount':
    'Vous êtes connecté en tant que {email}, mais cette invitation est pour une autre adresse.',

  'device.title': 'Connecter un appareil',
  'device.lead': 'Saisissez le code affiché par votre appareil.',
  'device.label': 'Code de l’appareil',

  'deviceConfirm.title': 'Est-ce votre appareil ?',
  'deviceConfirm.lead': '{app} demande à être connecté en tant que {email}.',
  'deviceConfirm.code': 'Votre appareil doit afficher le même code',
  'deviceConfirm.from': 'Demande venant de',
  'deviceConfirm.warning':
    'Ne continuez que si vous venez de lancer cette demande vous-même. Personne ne devrait vous envoyer de code.',
  'deviceConfirm.allow': 'Connecter l’appareil',
  'deviceConfirm.deny': 'Ce n’est pas le mien',

  'deviceDone.title': 'Appareil connecté',
  'deviceDone.lead': 'Vous pouvez fermer cette page et revenir à votre appareil.',
  'deviceDone.deniedTitle': 'Appareil non connecté',
  'deviceDone.deniedLead': 'Rien n’a été partagé. Vous pouvez fermer cette page.',

  'consent.title': 'Autoriser l’accès',
  'consent.heading': 'Autoriser {app} à utiliser votre compte ?',
  'consent.lead': 'Connecté en tant que {email}.',
  'consent.organization': 'Connecté en tant que {email} chez {organization}.',
  'consent.scopes': '{app} pourra :',
  'consent.scopeOpenid': 'savoir que c’est bien vous',
  'consent.scopeProfile': 'voir votre nom et votre photo',
  'consent.scopeEmail': 'voir votre adresse e-mail',
  'consent.scopeOffline': 'rester connecté en votre absence',
  'consent.after': 'Vous continuerez ensuite vers {host}.',
  'consent.allow': 'Autoriser',
  'consent.deny': 'Refuser',

  'passkeyEnroll.title': 'Connectez-vous plus vite la prochaine fois',
  'passkeyEnroll.lead':
    'Avec une clé d’accès, votre empreinte, votre visage ou le verrouillage de l’écran suffit. Aucun mot de passe à retenir, ni à voler.',
  'passkeyEnroll.submit': 'Créer une clé d’accès',
  'passkeyEnroll.skip': 'Pas maintenant',
  'passkeyEnroll.failed': 'Aucune clé d’accès n’a été créée. Réessayez, ou faites-le plus tard.',

  'signedOut.title': 'Vous êtes déconnecté',
  'signedOut.lead': 'À bientôt.',
  'signedOut.go': 'Aller à {app}',

  'error.title': 'Un problème est survenu',
  'error.lead': 'Vous n’y êtes pour rien et rien n’a été perdu. Veuillez réessayer.',
  'error.retry': 'Recommencer',
  'error.id': 'Si cela se reproduit, communiquez ce numéro à l’assistance :',

  'notFound.title': 'Page introuvable',
  'notFound.lead': 'Il n’y a rien à cette adresse. Elle est peut-être mal écrite ou n’existe plus.',

  'redirectMismatch.title': 'Cette application est mal configurée',
  'redirectMismatch.lead':
    'Elle a demandé à vous envoyer vers une adresse qui n’est pas autorisée ; nous nous sommes donc arrêtés ici. Si vous vouliez vous connecter, prévenez les responsables de l’application.',
  'redirectMismatch.sent': 'Reçu comme redirect_uri',
  'redirectMismatch.nothing': '(rien)',
  'redirectMismatch.allowed': 'Autorisées',
  'redirectMismatch.none': 'Aucune pour l’instant. Ajoutez-en une dans les URI de redirection.',
  'redirectMismatch.client': 'Client',
  'redirectMismatch.hint':
    'Les deux doivent être identiques, caractère par caractère : le schéma, le port et la barre oblique finale comptent aussi.',

  'problem.credentials':
    'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux ou réinitialisez votre mot de passe.',
  'problem.code': 'Ce n’est pas le bon code. Vérifiez-le ou demandez-en un nouveau.',
  'problem.codeExpired': 'Ce code est trop ancien. Demandez-en un nouveau.',
  'problem.codeUsed': 'Ce code a déjà été utilisé. Demandez-en un nouveau.',
  'problem.tooManyTries': 'C’était un essai de trop. Attendez quelques minutes, puis réessayez.',
  'problem.linkExpired': 'Ce lien est trop ancien ou a déjà été utilisé. Demandez-en un nouveau.',
  'problem.returnTo':
    'Vous êtes encore connecté : l’application voulait vous envoyer vers une adresse qui n’est pas autorisée. Signalez-le à ses responsables.',
  'problem.unavailable': 'Nous ne pouvons pas répondre pour le moment. Réessayez dans un instant.',
  'problem.formExpired': 'Cette page est restée ouverte trop longtemps. Veuillez réessayer.',
  'problem.emailTaken': 'Un compte existe déjà avec cette adresse. Connectez-vous plutôt.',
  'problem.signUpClosed':
    'Les nouveaux comptes se font sur invitation. Adressez-vous à la personne qui vous a parlé de nous.',
  'problem.invitation': 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
  'problem.deviceCode':
    'Aucun appareil n’attend avec ce code. Vérifiez-le ou recommencez sur l’appareil.',
  'problem.methodNotAllowed':
    'Votre organisation n’autorise pas ce mode de connexion. Choisissez-en un autre.',
  'problem.ssoRequired':
    'Votre organisation vous demande de passer par sa propre page de connexion.',
  'problem.provider':
    'La connexion avec {provider} n’a pas abouti. Réessayez ou connectez-vous autrement.',
  'problem.providerCancelled':
    'Vous êtes revenu de {provider} sans vous connecter. Réessayez ou connectez-vous autrement.',
  'problem.passkey': 'Cette clé d’accès n’est pas connue ici. Connectez-vous autrement.',
  'problem.recoveryCode':
    'Ce code n’est pas l’un des vôtres ou a déjà été utilisé. Essayez-en un autre.',
  'problem.passwordShort': 'Utilisez au moins {minimum} caractères.',
  'problem.passwordLong': 'Utilisez au plus {maximum} caractères.',
  'problem.passwordHasEmail': 'Ne mettez pas votre adresse e-mail dans votre mot de passe.',
  'problem.passwordLowercase': 'Ajoutez une lettre minuscule.',
  'problem.passwordUppercase': 'Ajoutez une lettre majuscule.',
  'problem.passwordDigit': 'Ajoutez un chiffre.',
  'problem.passwordSymbol': 'Ajoutez un symbole, par exemple ! ou #.',
  'problem.passwordWeak':
    'Il serait vite deviné. Mieux vaut quelques mots peu courants mis ensemble.',
}
