import type { Catalogue } from './catalogue.ts'

export const ja: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `${app}のログインコード`,
    title: `${app}にログイン`,
    paragraphs: [
      'ログインするには、次のコードを入力してください。',
      `このコードは${minutes}分間、1回のみ有効です。他の人に教えないでください。${app}からコードをお尋ねすることはありません。`,
      'お心当たりがない場合は、このメールを無視してください。',
    ],
  }),
  magicLink: ({ app, duration }) => ({
    subject: `${app}のログインリンク`,
    title: `${app}にログイン`,
    paragraphs: [
      '次のリンクからログインしてください。',
      `このリンクは1回のみ有効です。有効期間は${duration}です。`,
      'お心当たりがない場合は、このメールを無視してください。',
    ],
    button: 'ログイン',
  }),
  verification: ({ app, minutes }) => ({
    subject: `${app}のメールアドレスの確認`,
    title: 'メールアドレスの確認',
    paragraphs: [
      `このメールアドレスがご本人のものであることを確認するため、${app}で次のコードを入力してください。`,
      `このコードは${minutes}分間、1回のみ有効です。他の人に教えないでください。`,
      'お心当たりがない場合は、このメールを無視してください。',
    ],
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `${app}の新しいメールアドレスの確認`,
    title: '新しいメールアドレスの確認',
    paragraphs: [
      `アカウントのメールアドレスをこのアドレスに変更するには、${app}で次のコードを入力してください。`,
      `このコードは${minutes}分間、1回のみ有効です。他の人に教えないでください。`,
      'お心当たりがない場合は、このメールを無視してください。変更は行われません。',
    ],
  }),
  emailChanged: ({ app, email }) => ({
    subject: `${app}のメールアドレスが変更されました`,
    title: 'メールアドレスが変更されました',
    paragraphs: [
      `${app}のアカウントのメールアドレスが${email}に変更されました。`,
      `お心当たりがない場合は、すぐに${app}の運営者にご連絡ください。`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `${app}のパスワードの再設定`,
    title: 'パスワードの再設定',
    paragraphs: [
      `${app}のパスワードの再設定が申請されました。ご本人の場合は、新しいパスワードを設定してください。`,
      `このリンクは${minutes}分間、1回のみ有効です。`,
      'お心当たりがない場合は、このメールを無視してください。パスワードは変更されません。',
    ],
    button: '新しいパスワードを設定',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `${app}のパスワードが変更されました`,
    title: 'パスワードが変更されました',
    paragraphs: [
      `${app}の${email}のパスワードが変更され、すべての端末からログアウトされました。`,
      `お心当たりがない場合は、すぐにパスワードを再設定し、${app}の運営者にご連絡ください。`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter ? `${inviter}さんから${place}への招待` : `${place}への招待`,
    title: `${place}に参加`,
    paragraphs: [
      `${inviter ? `${inviter}さんから、` : ''}${place === app ? app : `${app}の${place}`}に招待されています。`,
      `この招待は${until}まで有効です。`,
      'お心当たりがない場合は、このメールを無視してください。',
    ],
    button: '招待を承諾',
  }),
  footer: ({ app }) => `このメールは${app}から送信されました。`,
}
