import { job } from '../jobs/job.ts'
import { schedule } from '../jobs/schedule.ts'
import { module } from '../module.ts'

/** Has mail that failed sent again when it is due, wherever jobs are worked on. */
export function mailSending(send: () => Promise<number>) {
  const sendMail = job({ name: 'mail.send', attempts: 1, leaseSeconds: 300, handle: send })
  const often = schedule({ name: 'mail.send', everySeconds: 60, job: sendMail, payload: null })
  return module({ name: 'mail-sending', jobs: [sendMail], schedules: [often] })
}
