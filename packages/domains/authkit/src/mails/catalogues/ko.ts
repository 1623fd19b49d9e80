import type { Catalogue } from './catalogue.ts'

export const ko: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `${app} 로그인 코드`,
    title: `${app} 로그인`,
    paragraphs: [
      '로그인하려면 다음 코드를 입력하세요.',
      `이 코드는 ${minutes}분 동안 한 번만 사용할 수 있습니다. 다른 사람에게 알려주지 마세요. ${app}에서 코드를 묻는 일은 없습니다.`,
      '로그인을 시도하지 않았다면 이 메일을 무시하세요.',
    ],
  }),
  magicLink: ({ app, duration }) => ({
    subject: `${app} 로그인 링크`,
    title: `${app} 로그인`,
    paragraphs: [
      '다음 링크로 로그인하세요.',
      `이 링크는 ${duration} 동안 한 번만 사용할 수 있습니다.`,
      '로그인을 시도하지 않았다면 이 메일을 무시하세요.',
    ],
    button: '로그인',
  }),
  verification: ({ app, minutes }) => ({
    subject: `${app} 이메일 주소 확인`,
    title: '이메일 주소 확인',
    paragraphs: [
      `본인의 이메일 주소임을 확인하려면 ${app}에서 다음 코드를 입력하세요.`,
      `이 코드는 ${minutes}분 동안 한 번만 사용할 수 있습니다. 다른 사람에게 알려주지 마세요.`,
      '요청하지 않았다면 이 메일을 무시하세요.',
    ],
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `${app} 새 이메일 주소 확인`,
    title: '새 이메일 주소 확인',
    paragraphs: [
      `계정의 이메일 주소를 이 주소로 변경하려면 ${app}에서 다음 코드를 입력하세요.`,
      `이 코드는 ${minutes}분 동안 한 번만 사용할 수 있습니다. 다른 사람에게 알려주지 마세요.`,
      '변경을 요청하지 않았다면 이 메일을 무시하세요. 아무것도 바뀌지 않습니다.',
    ],
  }),
  emailChanged: ({ app, email }) => ({
    subject: `${app} 이메일 주소가 변경되었습니다`,
    title: '이메일 주소가 변경되었습니다',
    paragraphs: [
      `${app} 계정의 이메일 주소가 이제 ${email}입니다.`,
      `직접 변경하지 않았다면 즉시 ${app} 운영자에게 문의하세요.`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `${app} 비밀번호 재설정`,
    title: '비밀번호 재설정',
    paragraphs: [
      `${app} 비밀번호 재설정 요청이 있었습니다. 본인이 요청했다면 새 비밀번호를 설정하세요.`,
      `이 링크는 ${minutes}분 동안 한 번만 사용할 수 있습니다.`,
      '요청하지 않았다면 이 메일을 무시하세요. 비밀번호는 그대로 유지됩니다.',
    ],
    button: '새 비밀번호 설정',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `${app} 비밀번호가 변경되었습니다`,
    title: '비밀번호가 변경되었습니다',
    paragraphs: [
      `${app}의 ${email} 비밀번호가 방금 변경되었으며, 모든 기기에서 로그아웃되었습니다.`,
      `직접 변경하지 않았다면 지금 비밀번호를 재설정하고 ${app} 운영자에게 문의하세요.`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter ? `${inviter} 님이 ${place}에 초대했습니다` : `${place} 초대`,
    title: `${place} 참여`,
    paragraphs: [
      `${inviter ? `${inviter} 님이 ` : ''}${place === app ? app : `${app}의 ${place}`}에 ${inviter ? '초대했습니다' : '초대되었습니다'}.`,
      `이 초대는 ${until}까지 유효합니다.`,
      '예상하지 못한 초대라면 이 메일을 무시하세요.',
    ],
    button: '초대 수락',
  }),
  footer: ({ app }) => `이 메일은 ${app}에서 보냈습니다.`,
}
