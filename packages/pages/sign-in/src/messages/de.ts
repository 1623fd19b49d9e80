import type { Messages } from '@inhouse/ui'
import type { Key } from './en.ts'

export const de: Messages<Key> = {
  continue: 'Weiter',
  back: 'Zurück',
  change: 'Ändern',
  signIn: 'Anmelden',
  backToSignIn: 'Zurück zur Anmeldung',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  code: 'Code',
  codeLabel: 'Sechsstelliger Code',
  newCode: 'Neuen Code senden',
  newCodeSent: 'Ein neuer Code ist unterwegs. Der frühere gilt nicht mehr.',
  name: 'Name',
  optional: 'freiwillig',

  'email.title': 'Anmelden',
  'email.passkey': 'Mit einem Passkey anmelden',
  'email.passkeyFailed':
    'Der Passkey wurde nicht verwendet. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
  'email.noAccount': 'Noch kein Konto? {signUp}',
  'email.signUp': 'Konto erstellen',

  'password.title': 'Passwort eingeben',
  'password.forgot': 'Passwort vergessen?',
  'password.codeInstead': 'Stattdessen einen Code senden',

  'code.title': 'Sehen Sie in Ihr Postfach',
  'code.lead': 'Wir haben einen sechsstelligen Code an {email} gesendet. Er gilt 10 Minuten lang.',
  'code.passwordInstead': 'Stattdessen das Passwort verwenden',

  'signUp.title': 'Konto erstellen',
  'signUp.submit': 'Konto erstellen',
  'signUp.firstName': 'Vorname',
  'signUp.lastName': 'Nachname',
  'signUp.passwordHelp':
    'Mindestens {minimum} Zeichen. Gut sind einige ungewöhnliche Wörter hintereinander.',
  'signUp.haveAccount': 'Haben Sie schon ein Konto? {signIn}',

  'verifyEmail.title': 'E-Mail-Adresse bestätigen',
  'verifyEmail.lead':
    'Damit sicher ist, dass sie Ihnen gehört, haben wir einen sechsstelligen Code an {email} gesendet.',
  'verifyEmail.submit': 'E-Mail-Adresse bestätigen',

  'mfaEnroll.title': 'Schützen Sie Ihr Konto',
  'mfaEnroll.lead': 'Künftig bestätigt eine Authenticator-App auf Ihrem Telefon, dass Sie es sind.',
  'mfaEnroll.scan': 'Scannen Sie dies mit Ihrer Authenticator-App.',
  'mfaEnroll.key': 'Wenn Sie es nicht scannen können, geben Sie diesen Schlüssel ein:',
  'mfaEnroll.enter': 'Code, den die App anzeigt',
  'mfaEnroll.submit': 'Einschalten',

  'mfa.title': 'Bestätigen Sie, dass Sie es sind',
  'mfa.lead': 'Geben Sie den Code ein, den Ihre Authenticator-App anzeigt.',
  'mfa.leadSms': 'Geben Sie den Code ein, den wir an {phone} gesendet haben.',
  'mfa.submit': 'Bestätigen',
  'mfa.lost': 'Sie kommen an keinen Code? {recovery}',
  'mfa.recovery': 'Wiederherstellungscode verwenden',

  'recoveryCode.title': 'Wiederherstellungscode verwenden',
  'recoveryCode.lead':
    'Geben Sie einen der Codes ein, die Sie beim Einrichten der Authenticator-App gespeichert haben. Jeder gilt einmal.',
  'recoveryCode.label': 'Wiederherstellungscode',
  'recoveryCode.app': 'Authenticator-App verwenden',

  'recoveryCodes.title': 'Speichern Sie Ihre Wiederherstellungscodes',
  'recoveryCodes.lead': 'Jeder meldet Sie einmal an, falls Sie Ihr Telefon verlieren.',
  'recoveryCodes.once':
    'Sie werden nur dieses eine Mal angezeigt. Bewahren Sie sie dort auf, wo auch Ihre Passwörter sind.',
  'recoveryCodes.copy': 'Alle kopieren',
  'recoveryCodes.submit': 'Ich habe sie gespeichert',

  'forgotPassword.title': 'Passwort zurücksetzen',
  'forgotPassword.lead':
    'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link, mit dem Sie ein neues wählen.',
  'forgotPassword.submit': 'Link senden',

  'resetPassword.title': 'Neues Passwort wählen',
  'resetPassword.lead': 'Auf allen anderen Geräten werden Sie abgemeldet.',
  'resetPassword.label': 'Neues Passwort',
  'resetPassword.submit': 'Passwort speichern',

  'passwordSaved.title': 'Passwort gespeichert',
  'passwordSaved.lead':
    'Ab jetzt kannst du dich damit anmelden. Überall sonst wurdest du abgemeldet.',
  'passwordSaved.go': 'Zur App',

  'checkMail.title': 'Sehen Sie in Ihr Postfach',
  'checkMail.lead':
    'Wenn es zu {email} ein Konto gibt, ist ein Link dorthin unterwegs. Er gilt 10 Minuten lang.',
  'checkMail.nothing': 'Nichts angekommen? Sehen Sie im Spam-Ordner nach. {again}',
  'checkMail.again': 'Noch einmal senden',
  'checkMail.sentAgain': 'Noch einmal gesendet. Es kann eine Minute dauern.',

  'organization.title': 'Organisation auswählen',
  'organization.lead': 'Sie sind als {email} angemeldet.',
  'organization.other': 'Anderes Konto verwenden',

  'magicLink.title': 'Anmeldung bestätigen',
  'magicLink.heading': 'Bei {app} anmelden',
  'magicLink.lead': 'Sie haben den Link geöffnet, den wir an diese Adresse geschickt haben.',
  'magicLink.unasked':
    'Wenn Sie diesen Link nicht angefordert haben, schließen Sie diese Seite. Dann geschieht nichts.',

  'invitation.title': 'Sie sind eingeladen',
  'invitation.heading': '{organization} beitreten',
  'invitation.lead': '{inviter} hat Sie zu {organization} eingeladen.',
  'invitation.leadNobody': 'Sie wurden zu {organization} eingeladen.',
  'invitation.for': 'Diese Einladung gilt für:',
  'invitation.submit': 'Einladung annehmen',
  'invitation.wrongAccount':
    'Sie sind als {email} angemeldet, doch diese Einladung gilt für eine andere Adresse.',

  'device.title': 'Gerät verbinden',
  'device.lead': 'Geben Sie den Code ein, den Ihr Gerät anzeigt.',
  'device.label': 'Gerätecode',

  'deviceConfirm.title': 'Ist das Ihr Gerät?',
  'deviceConfirm.lead': '{app} möchte als {email} angemeldet werden.',
  'deviceConfirm.code': 'Ihr Gerät muss denselben Code anzeigen',
  'deviceConfirm.from': 'Angefragt von',
  'deviceConfirm.warning':
    'Machen Sie nur weiter, wenn Sie dies gerade selbst begonnen haben. Niemand sollte Ihnen einen Code schicken.',
  'deviceConfirm.allow': 'Gerät verbinden',
  'deviceConfirm.deny': 'Nicht meines',

  'deviceDone.title': 'Gerät verbunden',
  'deviceDone.lead': 'Sie können diese Seite schließen und an Ihrem Gerät weitermachen.',
  'deviceDone.deniedTitle': 'Gerät nicht verbunden',
  'deviceDone.deniedLead': 'Es wurde nichts weitergegeben. Sie können diese Seite schließen.',

  'consent.title': 'Zugriff erlauben',
  'consent.heading': 'Darf {app} Ihr Konto verwenden?',
  'consent.lead': 'Angemeldet als {email}.',
  'consent.organization': 'Angemeldet als {email} bei {organization}.',
  'consent.scopes': '{app} kann dann:',
  'consent.scopeOpenid': 'wissen, dass Sie es sind',
  'consent.scopeProfile': 'Ihren Namen und Ihr Bild sehen',
  'consent.scopeEmail': 'Ihre E-Mail-Adresse sehen',
  'consent.scopeOffline': 'verbunden bleiben, während Sie fort sind',
  'consent.after': 'Danach geht es weiter zu {host}.',
  'consent.allow': 'Erlauben',
  'consent.deny': 'Ablehnen',

  'passkeyEnroll.title': 'Nächstes Mal schneller anmelden',
  'passkeyEnroll.lead':
    'Mit einem Passkey genügt Ihr Fingerabdruck, Ihr Gesicht oder die Bildschirmsperre. Es gibt kein Passwort, das Sie sich merken müssten oder das jemand stehlen könnte.',
  'passkeyEnroll.submit': 'Passkey erstellen',
  'passkeyEnroll.skip': 'Jetzt nicht',
  'passkeyEnroll.failed':
    'Es wurde kein Passkey erstellt. Versuchen Sie es noch einmal oder holen Sie es später nach.',

  'signedOut.title': 'Sie sind abgemeldet',
  'signedOut.lead': 'Bis bald.',
  'signedOut.go': 'Weiter zu {app}',

  'error.title': 'Etwas ist schiefgegangen',
  'error.lead':
    'Es liegt nicht an Ihnen, und es ist nichts verloren. Bitte versuchen Sie es noch einmal.',
  'error.retry': 'Neu beginnen',
  'error.id': 'Wenn es wieder vorkommt, nennen Sie dem Support diese Nummer:',

  'notFound.title': 'Seite nicht gefunden',
  'notFound.lead':
    'Unter dieser Adresse gibt es nichts. Vielleicht ist sie falsch geschrieben oder veraltet.',

  'redirectMismatch.title': 'Diese App ist nicht richtig eingerichtet',
  'redirectMismatch.lead':
    'Sie wollte Sie an eine Adresse schicken, die nicht erlaubt ist; deshalb haben wir hier angehalten. Wenn Sie sich anmelden wollten, sagen Sie bitte denen Bescheid, die die App betreiben.',
  'redirectMismatch.sent': 'Als redirect_uri gesendet',
  'redirectMismatch.nothing': '(nichts)',
  'redirectMismatch.allowed': 'Erlaubt',
  'redirectMismatch.none': 'Noch keine. Fügen Sie unter Redirect-URIs eine hinzu.',
  'redirectMismatch.client': 'Client',
  'redirectMismatch.hint':
    'Beide müssen Zeichen für Zeichen gleich sein: Auch Schema, Port und ein Schrägstrich am Ende zählen.',

  'problem.credentials':
    'Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen. Prüfen Sie beide oder setzen Sie Ihr Passwort zurück.',
  'problem.code': 'Das ist nicht der Code. Prüfen Sie ihn oder fordern Sie einen neuen an.',
  'problem.codeExpired': 'Dieser Code ist zu alt. Fordern Sie einen neuen an.',
  'problem.codeUsed': 'Dieser Code wurde schon verwendet. Fordern Sie einen neuen an.',
  'problem.tooManyTries':
    'Das war ein Versuch zu viel. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.',
  'problem.linkExpired':
    'Dieser Link ist zu alt oder wurde schon verwendet. Fordern Sie einen neuen an.',
  'problem.returnTo':
    'Sie sind noch angemeldet: Die App wollte Sie zu einer Adresse weiterleiten, die nicht erlaubt ist. Bitte sagen Sie es den Betreibern.',
  'problem.unavailable':
    'Wir können gerade nicht antworten. Bitte versuchen Sie es gleich noch einmal.',
  'problem.formExpired': 'Diese Seite war zu lange geöffnet. Bitte versuchen Sie es noch einmal.',
  'problem.emailTaken':
    'Mit dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich damit an.',
  'problem.signUpClosed':
    'Neue Konten gibt es nur auf Einladung. Fragen Sie die Person, von der Sie von uns wissen.',
  'problem.invitation': 'Diese Einladung ist nicht mehr offen. Bitten Sie um eine neue.',
  'problem.deviceCode':
    'Kein Gerät wartet mit diesem Code. Prüfen Sie ihn oder beginnen Sie am Gerät von vorn.',
  'problem.methodNotAllowed':
    'Ihre Organisation erlaubt diese Art der Anmeldung nicht. Wählen Sie eine andere.',
  'problem.ssoRequired':
    'Bei Ihrer Organisation melden Sie sich über deren eigene Anmeldeseite an.',
  'problem.provider':
    'Die Anmeldung mit {provider} hat nicht geklappt. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
  'problem.providerCancelled':
    'Sie sind von {provider} zurückgekehrt, ohne sich anzumelden. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
  'problem.passkey': 'Dieser Passkey ist hier nicht bekannt. Melden Sie sich anders an.',
  'problem.recoveryCode':
    'Dieser Code ist keiner von Ihren oder wurde schon verwendet. Versuchen Sie einen anderen.',
  'problem.passwordShort': 'Verwenden Sie mindestens {minimum} Zeichen.',
  'problem.passwordLong': 'Verwenden Sie höchstens {maximum} Zeichen.',
  'problem.passwordHasEmail': 'Lassen Sie Ihre E-Mail-Adresse aus dem Passwort heraus.',
  'problem.passwordLowercase': 'Fügen Sie einen Kleinbuchstaben hinzu.',
  'problem.passwordUppercase': 'Fügen Sie einen Großbuchstaben hinzu.',
  'problem.passwordDigit': 'Fügen Sie eine Ziffer hinzu.',
  'problem.passwordSymbol': 'Fügen Sie ein Sonderzeichen hinzu, etwa ! oder #.',
  'problem.passwordWeak':
    'Das wäre schnell erraten. Besser sind einige ungewöhnliche Wörter hintereinander.',
}
