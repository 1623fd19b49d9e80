import type { Messages } from '../languages/translator.ts'
import type { Key } from './en.ts'

export const ko: Messages<Key> = {
  waiting: '잠시만 기다려 주세요…',
  or: '또는',
  showPassword: '비밀번호 표시',
  copy: '복사',
  copied: '복사됨',
  continueWith: '{provider}(으)로 계속',
  missing: '이 항목을 입력해 주세요.',
  notAnEmail: 'name@example.com과 같이 이메일 주소를 모두 입력해 주세요.',
  incomplete: '아직 입력되지 않은 부분이 있습니다.',
  tooShort: '{minimum}자 이상으로 입력해 주세요.',
  strengthShort: '더 필요한 글자 수: {missing}',
  strengthWeak: '약함. 추측하기 쉬우니 단어를 한두 개 더 넣어 주세요.',
  strengthFair: '보통. 단어를 하나 더 넣으면 강해집니다.',
  strengthStrong: '강함.',
  qrCode: 'QR 코드',
  help: '도움이 필요하신가요? {email}',
  sentBy: '{name}에서 보냄',
  orOpen: '버튼이 작동하지 않으면 다음 주소를 여세요: {address}',
}
