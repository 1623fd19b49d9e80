import type { Messages } from '@inhouse/ui'
import type { Key } from './en.ts'

export const ko: Messages<Key> = {
  continue: '계속',
  back: '뒤로',
  change: '변경',
  signIn: '로그인',
  backToSignIn: '로그인으로 돌아가기',
  email: '이메일',
  password: '비밀번호',
  code: '코드',
  codeLabel: '6자리 코드',
  newCode: '새 코드 보내기',
  newCodeSent: '새 코드를 보냈습니다. 이전 코드는 더 이상 사용할 수 없습니다.',
  name: '이름',
  optional: '선택',

  'email.title': '로그인',
  'email.passkey': '패스키로 로그인',
  'email.passkeyFailed':
    '패스키를 사용하지 못했습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.',
  'email.noAccount': '아직 계정이 없으신가요? {signUp}',
  'email.signUp': '계정 만들기',

  'password.title': '비밀번호 입력',
  'password.forgot': '비밀번호를 잊으셨나요?',
  'password.codeInstead': '대신 코드 받기',

  'code.title': '이메일을 확인해 주세요',
  'code.lead': '{email}(으)로 6자리 코드를 보냈습니다. 10분 동안 유효합니다.',
  'code.passwordInstead': '대신 비밀번호 사용',

  'signUp.title': '계정 만들기',
  'signUp.submit': '계정 만들기',
  'signUp.firstName': '이름',
  'signUp.lastName': '성',
  'signUp.passwordHelp': '{minimum}자 이상. 흔하지 않은 단어를 몇 개 이어 쓰면 좋습니다.',
  'signUp.haveAccount': '이미 계정이 있으신가요? {signIn}',

  'verifyEmail.title': '이메일 인증',
  'verifyEmail.lead': '본인의 주소인지 확인하기 위해 {email}(으)로 6자리 코드를 보냈습니다.',
  'verifyEmail.submit': '이메일 인증',

  'mfaEnroll.title': '계정 보호',
  'mfaEnroll.lead': '앞으로 휴대전화의 인증 앱으로 본인임을 확인합니다.',
  'mfaEnroll.scan': '인증 앱으로 이 코드를 스캔해 주세요.',
  'mfaEnroll.key': '스캔할 수 없다면 다음 키를 입력해 주세요:',
  'mfaEnroll.enter': '앱에 표시된 코드',
  'mfaEnroll.submit': '사용 설정',

  'mfa.title': '본인 확인',
  'mfa.lead': '인증 앱에 표시된 코드를 입력해 주세요.',
  'mfa.leadSms': '{phone}(으)로 보낸 코드를 입력해 주세요.',
  'mfa.submit': '확인',
  'mfa.lost': '코드를 받을 수 없나요? {recovery}',
  'mfa.recovery': '복구 코드 사용',

  'recoveryCode.title': '복구 코드 사용',
  'recoveryCode.lead':
    '인증 앱을 설정할 때 저장한 코드 중 하나를 입력해 주세요. 각 코드는 한 번만 쓸 수 있습니다.',
  'recoveryCode.label': '복구 코드',
  'recoveryCode.app': '인증 앱 사용',

  'recoveryCodes.title': '복구 코드를 저장해 주세요',
  'recoveryCodes.lead': '휴대전화를 잃어버렸을 때 코드마다 한 번씩 로그인할 수 있습니다.',
  'recoveryCodes.once': '지금 한 번만 표시됩니다. 비밀번호를 보관하는 곳에 함께 두세요.',
  'recoveryCodes.copy': '모두 복사',
  'recoveryCodes.submit': '저장했습니다',

  'forgotPassword.title': '비밀번호 재설정',
  'forgotPassword.lead': '이메일을 입력하시면 새 비밀번호를 정할 수 있는 링크를 보내 드립니다.',
  'forgotPassword.submit': '링크 보내기',

  'resetPassword.title': '새 비밀번호 설정',
  'resetPassword.lead': '다른 모든 기기에서 로그아웃됩니다.',
  'resetPassword.label': '새 비밀번호',
  'resetPassword.submit': '비밀번호 저장',

  'passwordSaved.title': '비밀번호를 저장했습니다',
  'passwordSaved.lead':
    '이제 이 비밀번호로 로그인할 수 있습니다. 다른 기기에서는 로그아웃되었습니다.',
  'passwordSaved.go': '앱으로 이동',

  'checkMail.title': '이메일을 확인해 주세요',
  'checkMail.lead': '{email} 계정이 있다면 링크를 보내 드렸습니다. 10분 동안 유효합니다.',
  'checkMail.nothing': '받지 못하셨나요? 스팸함을 확인해 주세요. {again}',
  'checkMail.again': '다시 보내기',
  'checkMail.sentAgain': '다시 보냈습니다. 도착하는 데 잠시 걸릴 수 있습니다.',

  'organization.title': '조직 선택',
  'organization.lead': '{email} 계정으로 로그인되어 있습니다.',
  'organization.other': '다른 계정 사용',

  'magicLink.title': '로그인 확인',
  'magicLink.heading': '{app} 로그인',
  'magicLink.lead': '이 주소로 보낸 링크를 열었습니다.',
  'magicLink.unasked':
    '이 링크를 요청하지 않았다면 이 페이지를 닫으세요. 아무 일도 일어나지 않습니다.',

  'invitation.title': '초대를 받으셨습니다',
  'invitation.heading': '{organization} 참여',
  'invitation.lead': '{inviter} 님이 {organization}에 초대했습니다.',
  'invitation.leadNobody': '{organization}에 초대받으셨습니다.',
  'invitation.for': '초대받은 주소:',
  'invitation.submit': '초대 수락',
  'invitation.wrongAccount':
    '{email} 계정으로 로그인되어 있지만, 이 초대는 다른 주소로 보낸 것입니다.',

  'device.title': '기기 연결',
  'device.lead': '기기에 표시된 코드를 입력해 주세요.',
  'device.label': '기기 코드',

  'deviceConfirm.title': '본인의 기기인가요?',
  'deviceConfirm.lead': '{app}에서 {email} 계정으로 로그인을 요청합니다.',
  'deviceConfirm.code': '기기에 같은 코드가 표시되어야 합니다',
  'deviceConfirm.from': '요청 위치',
  'deviceConfirm.warning':
    '방금 직접 시작한 경우에만 계속해 주세요. 다른 사람이 코드를 보내는 일은 없습니다.',
  'deviceConfirm.allow': '기기 연결',
  'deviceConfirm.deny': '내 기기가 아님',

  'deviceDone.title': '기기가 연결되었습니다',
  'deviceDone.lead': '이 페이지를 닫고 기기로 돌아가세요.',
  'deviceDone.deniedTitle': '기기가 연결되지 않았습니다',
  'deviceDone.deniedLead': '공유된 정보가 없습니다. 이 페이지를 닫으셔도 됩니다.',

  'consent.title': '접근 허용',
  'consent.heading': '{app}의 계정 사용을 허용할까요?',
  'consent.lead': '{email} 계정으로 로그인되어 있습니다.',
  'consent.organization': '{organization}의 {email} 계정으로 로그인되어 있습니다.',
  'consent.scopes': '{app}에서 할 수 있는 일:',
  'consent.scopeOpenid': '본인임을 확인',
  'consent.scopeProfile': '이름과 사진 보기',
  'consent.scopeEmail': '이메일 주소 보기',
  'consent.scopeOffline': '자리를 비운 동안 연결 유지',
  'consent.after': '이후 {host}(으)로 이동합니다.',
  'consent.allow': '허용',
  'consent.deny': '거부',

  'passkeyEnroll.title': '다음에는 더 빠르게 로그인하세요',
  'passkeyEnroll.lead':
    '패스키를 쓰면 지문, 얼굴 또는 화면 잠금만으로 로그인할 수 있습니다. 기억할 비밀번호도, 도난당할 비밀번호도 없습니다.',
  'passkeyEnroll.submit': '패스키 만들기',
  'passkeyEnroll.skip': '나중에',
  'passkeyEnroll.failed': '패스키를 만들지 못했습니다. 다시 시도하거나 나중에 만들어 주세요.',

  'signedOut.title': '로그아웃되었습니다',
  'signedOut.lead': '다음에 또 만나요.',
  'signedOut.go': '{app} 열기',

  'error.title': '문제가 발생했습니다',
  'error.lead': '사용자의 잘못이 아니며, 잃어버린 정보도 없습니다. 다시 시도해 주세요.',
  'error.retry': '처음부터 다시',
  'error.id': '같은 문제가 반복되면 이 번호를 고객 지원에 알려 주세요:',

  'notFound.title': '페이지를 찾을 수 없습니다',
  'notFound.lead': '이 주소에는 아무것도 없습니다. 주소가 잘못되었거나 오래되었을 수 있습니다.',

  'redirectMismatch.title': '앱이 올바르게 설정되지 않았습니다',
  'redirectMismatch.lead':
    '허용되지 않은 주소로 이동하라는 요청을 받아 여기서 멈췄습니다. 로그인하려던 중이라면 앱 운영자에게 알려 주세요.',
  'redirectMismatch.sent': '받은 redirect_uri',
  'redirectMismatch.nothing': '(없음)',
  'redirectMismatch.allowed': '허용된 주소',
  'redirectMismatch.none': '아직 없습니다. 리디렉션 URI를 추가해 주세요.',
  'redirectMismatch.client': '클라이언트',
  'redirectMismatch.hint':
    '두 주소는 글자 하나까지 같아야 합니다. 스킴, 포트, 끝의 슬래시도 포함됩니다.',

  'problem.credentials':
    '이메일과 비밀번호가 일치하지 않습니다. 둘 다 확인하거나 비밀번호를 재설정해 주세요.',
  'problem.code': '코드가 다릅니다. 확인하거나 새 코드를 받아 주세요.',
  'problem.codeExpired': '코드가 만료되었습니다. 새 코드를 받아 주세요.',
  'problem.codeUsed': '이미 사용한 코드입니다. 새 코드를 받아 주세요.',
  'problem.tooManyTries': '시도 횟수가 너무 많습니다. 몇 분 후에 다시 시도해 주세요.',
  'problem.linkExpired': '만료되었거나 이미 사용한 링크입니다. 새 링크를 받아 주세요.',
  'problem.returnTo':
    '아직 로그아웃되지 않았습니다. 앱이 허용되지 않은 주소로 이동하려고 했습니다. 앱 운영자에게 알려 주세요.',
  'problem.unavailable': '지금은 응답할 수 없습니다. 잠시 후 다시 시도해 주세요.',
  'problem.formExpired': '페이지를 너무 오래 열어 두었습니다. 다시 시도해 주세요.',
  'problem.emailTaken': '이 이메일로 만든 계정이 이미 있습니다. 로그인해 주세요.',
  'problem.signUpClosed': '초대를 받아야 계정을 만들 수 있습니다. 소개해 주신 분께 문의해 주세요.',
  'problem.invitation': '더 이상 유효하지 않은 초대입니다. 새 초대를 요청해 주세요.',
  'problem.deviceCode':
    '이 코드로 기다리는 기기가 없습니다. 코드를 확인하거나 기기에서 다시 시작해 주세요.',
  'problem.methodNotAllowed':
    '조직에서 이 로그인 방법을 허용하지 않습니다. 다른 방법을 선택해 주세요.',
  'problem.ssoRequired': '조직의 로그인 페이지에서 로그인해야 합니다.',
  'problem.provider':
    '{provider} 로그인에 실패했습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.',
  'problem.providerCancelled':
    '{provider} 로그인이 완료되지 않았습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.',
  'problem.passkey': '등록되지 않은 패스키입니다. 다른 방법으로 로그인해 주세요.',
  'problem.recoveryCode': '올바르지 않거나 이미 사용한 코드입니다. 다른 코드를 입력해 주세요.',
  'problem.passwordShort': '{minimum}자 이상으로 입력해 주세요.',
  'problem.passwordLong': '{maximum}자 이하로 입력해 주세요.',
  'problem.passwordHasEmail': '비밀번호에 이메일 주소를 넣지 마세요.',
  'problem.passwordLowercase': '영문 소문자를 추가해 주세요.',
  'problem.passwordUppercase': '영문 대문자를 추가해 주세요.',
  'problem.passwordDigit': '숫자를 추가해 주세요.',
  'problem.passwordSymbol': '! 또는 # 같은 기호를 추가해 주세요.',
  'problem.passwordWeak':
    '쉽게 추측할 수 있습니다. 흔하지 않은 단어를 몇 개 이어 쓰는 것이 좋습니다.',
}
