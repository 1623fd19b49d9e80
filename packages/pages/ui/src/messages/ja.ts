import type { Messages } from '../languages/translator.ts'
import type { Key } from './en.ts'

export const ja: Messages<Key> = {
  waiting: 'お待ちください…',
  or: 'または',
  showPassword: 'パスワードを表示',
  copy: 'コピー',
  copied: 'コピーしました',
  continueWith: '{provider}で続行',
  missing: 'この項目を入力してください。',
  notAnEmail: 'name@example.com のように、メールアドレスをすべて入力してください。',
  incomplete: '入力がまだ足りません。',
  tooShort: '{minimum}文字以上にしてください。',
  strengthShort: 'あと{missing}文字',
  strengthWeak: '弱い。推測されやすいため、単語を1つか2つ足してください。',
  strengthFair: '普通。単語をもう1つ足すと強くなります。',
  strengthStrong: '強い。',
  qrCode: 'QRコード',
  help: 'お困りですか? {email}',
  sentBy: '送信者: {name}',
  orOpen: 'ボタンが機能しない場合は、次のアドレスを開いてください: {address}',
}
