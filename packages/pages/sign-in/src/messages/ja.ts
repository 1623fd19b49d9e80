import type { Messages } from '@inhouse/ui'
import type { Key } from './en.ts'

export const ja: Messages<Key> = {
  continue: '続行',
  back: '戻る',
  change: '変更',
  signIn: 'ログイン',
  backToSignIn: 'ログインに戻る',
  email: 'メールアドレス',
  password: 'パスワード',
  code: 'コード',
  codeLabel: '6桁のコード',
  newCode: '新しいコードを送信',
  newCodeSent: '新しいコードを送信しました。以前のコードは使えません。',
  name: '名前',
  optional: '任意',

  'email.title': 'ログイン',
  'email.passkey': 'パスキーでログイン',
  'email.passkeyFailed':
    'パスキーを使用できませんでした。もう一度試すか、別の方法でログインしてください。',
  'email.noAccount': 'アカウントをお持ちでない場合は{signUp}',
  'email.signUp': '新規登録',

  'password.title': 'パスワードを入力',
  'password.forgot': 'パスワードをお忘れですか?',
  'password.codeInstead': '代わりにコードを受け取る',

  'code.title': 'メールをご確認ください',
  'code.lead': '{email} に6桁のコードを送信しました。有効期間は10分です。',
  'code.passwordInstead': '代わりにパスワードを使う',

  'signUp.title': 'アカウントを作成',
  'signUp.submit': 'アカウントを作成',
  'signUp.firstName': '名',
  'signUp.lastName': '姓',
  'signUp.passwordHelp': '{minimum}文字以上。珍しい単語をいくつか並べると効果的です。',
  'signUp.haveAccount': 'すでにアカウントをお持ちの場合は{signIn}',

  'verifyEmail.title': 'メールアドレスの確認',
  'verifyEmail.lead':
    'ご本人のアドレスであることを確認するため、{email} に6桁のコードを送信しました。',
  'verifyEmail.submit': 'メールアドレスを確認',

  'mfaEnroll.title': 'アカウントを保護',
  'mfaEnroll.lead': '今後は、スマートフォンの認証アプリでご本人であることを確認します。',
  'mfaEnroll.scan': '認証アプリでこのコードをスキャンしてください。',
  'mfaEnroll.key': 'スキャンできない場合は、このキーを入力してください:',
  'mfaEnroll.enter': 'アプリに表示されたコード',
  'mfaEnroll.submit': '有効にする',

  'mfa.title': 'ご本人の確認',
  'mfa.lead': '認証アプリに表示されたコードを入力してください。',
  'mfa.leadSms': '{phone} に送信したコードを入力してください。',
  'mfa.submit': '確認',
  'mfa.lost': 'コードを取得できない場合は{recovery}',
  'mfa.recovery': 'リカバリーコードを使う',

  'recoveryCode.title': 'リカバリーコードを使う',
  'recoveryCode.lead':
    '認証アプリの設定時に保存したコードを1つ入力してください。各コードは1回だけ使えます。',
  'recoveryCode.label': 'リカバリーコード',
  'recoveryCode.app': '認証アプリを使う',

  'recoveryCodes.title': 'リカバリーコードを保存',
  'recoveryCodes.lead': 'スマートフォンを紛失したとき、各コードで1回ずつログインできます。',
  'recoveryCodes.once': '表示されるのは今回限りです。パスワードと同じ場所に保管してください。',
  'recoveryCodes.copy': 'すべてコピー',
  'recoveryCodes.submit': '保存しました',

  'forgotPassword.title': 'パスワードの再設定',
  'forgotPassword.lead':
    'メールアドレスを入力してください。新しいパスワードを設定するためのリンクをお送りします。',
  'forgotPassword.submit': 'リンクを送信',

  'resetPassword.title': '新しいパスワードを設定',
  'resetPassword.lead': 'ほかの端末ではすべてログアウトされます。',
  'resetPassword.label': '新しいパスワード',
  'resetPassword.submit': 'パスワードを保存',

  'passwordSaved.title': 'パスワードを保存しました',
  'passwordSaved.lead':
    'これからはこのパスワードでサインインできます。ほかの端末ではサインアウトされました。',
  'passwordSaved.go': 'アプリに進む',

  'checkMail.title': 'メールをご確認ください',
  'checkMail.lead':
    '{email} のアカウントが存在する場合、リンクをお送りしました。有効期間は10分です。',
  'checkMail.nothing': '届かない場合は、迷惑メールフォルダをご確認ください。{again}',
  'checkMail.again': 'もう一度送信',
  'checkMail.sentAgain': 'もう一度送信しました。届くまで少し時間がかかることがあります。',

  'organization.title': '組織を選択',
  'organization.lead': '{email} としてログインしています。',
  'organization.other': '別のアカウントを使う',

  'magicLink.title': 'ログインの確認',
  'magicLink.heading': '{app}にログイン',
  'magicLink.lead': 'このアドレスに送信したリンクが開かれました。',
  'magicLink.unasked': 'お心当たりがない場合は、このページを閉じてください。何も起こりません。',

  'invitation.title': '招待が届いています',
  'invitation.heading': '{organization} に参加',
  'invitation.lead': '{inviter} さんから {organization} に招待されました。',
  'invitation.leadNobody': '{organization} に招待されました。',
  'invitation.for': 'この招待の宛先:',
  'invitation.submit': '招待を承諾',
  'invitation.wrongAccount': '{email} としてログインしていますが、この招待は別のアドレス宛てです。',

  'device.title': 'デバイスを接続',
  'device.lead': 'デバイスに表示されたコードを入力してください。',
  'device.label': 'デバイスコード',

  'deviceConfirm.title': 'お使いのデバイスですか?',
  'deviceConfirm.lead': '{app} が {email} としてのログインを求めています。',
  'deviceConfirm.code': 'デバイスに同じコードが表示されている必要があります',
  'deviceConfirm.from': '要求元',
  'deviceConfirm.warning':
    'ご自身で今始めた操作である場合にのみ続行してください。ほかの人がコードを送ってくることはありません。',
  'deviceConfirm.allow': 'デバイスを接続',
  'deviceConfirm.deny': '自分のではない',

  'deviceDone.title': 'デバイスを接続しました',
  'deviceDone.lead': 'このページを閉じて、デバイスに戻ってください。',
  'deviceDone.deniedTitle': 'デバイスは接続されていません',
  'deviceDone.deniedLead': '情報は共有されていません。このページは閉じてかまいません。',

  'consent.title': 'アクセスを許可',
  'consent.heading': '{app} にアカウントの利用を許可しますか?',
  'consent.lead': '{email} としてログインしています。',
  'consent.organization': '{organization} の {email} としてログインしています。',
  'consent.scopes': '{app} に許可される操作:',
  'consent.scopeOpenid': 'ご本人であることの確認',
  'consent.scopeProfile': '名前と写真の閲覧',
  'consent.scopeEmail': 'メールアドレスの閲覧',
  'consent.scopeOffline': '離席中の接続の維持',
  'consent.after': 'このあと {host} に移動します。',
  'consent.allow': '許可',
  'consent.deny': '拒否',

  'passkeyEnroll.title': '次回からもっと速くログイン',
  'passkeyEnroll.lead':
    'パスキーなら、指紋、顔、または画面ロックだけでログインできます。覚える必要も、盗まれる心配もありません。',
  'passkeyEnroll.submit': 'パスキーを作成',
  'passkeyEnroll.skip': '今はしない',
  'passkeyEnroll.failed': 'パスキーは作成されませんでした。もう一度試すか、後で設定してください。',

  'signedOut.title': 'ログアウトしました',
  'signedOut.lead': 'またのご利用をお待ちしています。',
  'signedOut.go': '{app}を開く',

  'error.title': '問題が発生しました',
  'error.lead':
    'お客様の操作によるものではなく、失われたデータはありません。もう一度お試しください。',
  'error.retry': '最初からやり直す',
  'error.id': '繰り返し発生する場合は、この番号をサポートにお伝えください:',

  'notFound.title': 'ページが見つかりません',
  'notFound.lead':
    'このアドレスには何もありません。入力が間違っているか、古いアドレスの可能性があります。',

  'redirectMismatch.title': 'このアプリの設定に誤りがあります',
  'redirectMismatch.lead':
    '許可されていないアドレスへの移動が要求されたため、ここで停止しました。ログインしようとしていた場合は、アプリの運営者にお知らせください。',
  'redirectMismatch.sent': '送信された redirect_uri',
  'redirectMismatch.nothing': '(なし)',
  'redirectMismatch.allowed': '許可されているもの',
  'redirectMismatch.none': 'まだありません。リダイレクト URI を追加してください。',
  'redirectMismatch.client': 'クライアント',
  'redirectMismatch.hint':
    '1文字ずつ完全に一致する必要があります。スキーム、ポート、末尾のスラッシュも含みます。',

  'problem.credentials':
    'メールアドレスとパスワードが一致しません。両方を確認するか、パスワードを再設定してください。',
  'problem.code': 'コードが違います。確認するか、新しいコードを取得してください。',
  'problem.codeExpired': 'このコードは期限切れです。新しいコードを取得してください。',
  'problem.codeUsed': 'このコードは使用済みです。新しいコードを取得してください。',
  'problem.tooManyTries': '試行回数が多すぎます。数分待ってから、もう一度お試しください。',
  'problem.linkExpired': 'このリンクは期限切れか使用済みです。新しいリンクを取得してください。',
  'problem.returnTo':
    'まだログアウトしていません。アプリが許可されていないアドレスへの移動を求めたためです。アプリの運営者にお知らせください。',
  'problem.unavailable': '現在応答できません。少し待ってから、もう一度お試しください。',
  'problem.formExpired': 'ページを開いてから時間が経ちすぎました。もう一度お試しください。',
  'problem.emailTaken': 'このメールアドレスのアカウントはすでに存在します。ログインしてください。',
  'problem.signUpClosed': '新規登録は招待制です。当サービスを紹介した方にお問い合わせください。',
  'problem.invitation': 'この招待は無効になっています。新しい招待を依頼してください。',
  'problem.deviceCode':
    'このコードで待機しているデバイスはありません。コードを確認するか、デバイスでやり直してください。',
  'problem.methodNotAllowed':
    'この方法でのログインは組織により許可されていません。別の方法を選んでください。',
  'problem.ssoRequired': '組織のログインページからログインする必要があります。',
  'problem.provider':
    '{provider} でのログインに失敗しました。もう一度試すか、別の方法でログインしてください。',
  'problem.providerCancelled':
    '{provider} でのログインが完了していません。もう一度試すか、別の方法でログインしてください。',
  'problem.passkey': 'このパスキーは登録されていません。別の方法でログインしてください。',
  'problem.recoveryCode': 'このコードは無効か使用済みです。別のコードをお試しください。',
  'problem.passwordShort': '{minimum}文字以上にしてください。',
  'problem.passwordLong': '{maximum}文字以内にしてください。',
  'problem.passwordHasEmail': 'パスワードにメールアドレスを含めないでください。',
  'problem.passwordLowercase': '小文字を加えてください。',
  'problem.passwordUppercase': '大文字を加えてください。',
  'problem.passwordDigit': '数字を加えてください。',
  'problem.passwordSymbol': '! や # などの記号を加えてください。',
  'problem.passwordWeak': 'すぐに推測されてしまいます。珍しい単語をいくつか組み合わせてください。',
}
