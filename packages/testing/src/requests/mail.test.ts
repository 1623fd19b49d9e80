import { expect, it } from 'vitest'
import { createTestInhouse, describeInhouse } from '../test-inhouse.ts'

const message = (subject: string) => ({
  to: 'ada@example.com',
  subject,
  text: 'Your code is 123456.',
  html: '<p>Your code is 123456.</p>',
})

describeInhouse('an e-mail', [], (inhouse) => {
  it('goes out once its transaction is committed, and only then', async () => {
    await inhouse.context.transaction((tx) => tx.mail(message('kept')))
    const undone = inhouse.context.transaction(async (tx) => {
      await tx.mail(message('undone'))
      throw new Error('stop')
    })
    await expect(undone).rejects.toThrow('stop')
    expect(await inhouse.mails()).toEqual([message('kept')])
    expect(await inhouse.mails()).toEqual([])
  })

  it('is not to be read in the table', async () => {
    await inhouse.context.transaction((tx) => tx.mail(message('sealed')))
    const rows = await inhouse.context.db.selectFrom('mails').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('123456')
  })
})

describeInhouse('an e-mail that cannot be sent', [], (outer) => {
  it('is tried again, with growing pauses, and given up in the end', async () => {
    let tries = 0
    const inhouse = createTestInhouse([], {
      storage: outer.storage,
      mailer: async () => {
        tries++
        throw new Error('the server is down')
      },
    })
    await inhouse.context.transaction((tx) => tx.mail(message('later')))
    await inhouse.sendMail()
    expect([tries, inhouse.logged().join()]).toEqual([1, expect.stringContaining('server is down')])
    await inhouse.sendMail()
    expect(tries).toBe(1)
    inhouse.clock.advance('2m')
    await inhouse.sendMail()
    expect(tries).toBe(2)
    for (let i = 0; i < 12; i++) {
      inhouse.clock.advance('10h')
      await inhouse.sendMail()
    }
    expect(tries).toBe(8)
  })

  it('is sent once, though two look through the mail at once', async () => {
    let tries = 0
    const open = () =>
      createTestInhouse([], { storage: outer.storage, mailer: async () => void tries++ })
    const [one, two] = [open(), open()]
    await outer.context.db.deleteFrom('mails').execute()
    await one.context.transaction((tx) => tx.mail(message('once')))
    await Promise.all([one.sendMail(), two.sendMail()])
    expect(tries).toBe(1)
  })
})
