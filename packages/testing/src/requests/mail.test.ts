import { later, listUnsentMail, type Mailer, MINUTE, readMail } from '@inhouse/core'
import { beforeEach, expect, it, vi } from 'vitest'
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

  it('leaves nothing of what it said once it was sent, and no trace after a month', async () => {
    await inhouse.context.transaction((tx) => tx.mail(message('short')))
    await inhouse.mails()
    const rows = () => inhouse.context.db.selectFrom('mails').selectAll().execute()
    expect((await rows()).at(-1)).toMatchObject({ sealed_message: '', recipient: message('').to })
    inhouse.clock.advance('31d')
    await inhouse.sendMail()
    expect(await rows()).toEqual([])
  })

  it('goes out with all the others, however many there are', async () => {
    await inhouse.context.transaction(async (tx) => {
      for (let i = 0; i < 45; i++) await tx.mail(message(`number ${i}`))
    })
    expect(await inhouse.mails()).toHaveLength(45)
  })
})

describeInhouse('an e-mail that cannot be sent', [], (outer) => {
  const failing = (mailer: Mailer) => createTestInhouse([], { storage: outer.storage, mailer })
  beforeEach(async () => void (await outer.context.db.deleteFrom('mails').execute()))

  it('is tried again, with growing pauses, and given up in the end', async () => {
    let tries = 0
    const inhouse = failing(async () => {
      tries++
      throw new Error('the server is down')
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

  it('is tried again by whoever works on jobs', async () => {
    let tries = 0
    const inhouse = failing(async () => {
      if (tries++ === 0) throw new Error('the server is down')
    })
    await inhouse.context.transaction((tx) => tx.mail(message('by a job')))
    await inhouse.sendMail()
    await inhouse.runJobs()
    expect(tries).toBe(1)
    inhouse.clock.advance('2m')
    await inhouse.runJobs()
    expect(tries).toBe(2)
  })

  it('says why, but not what stands in it', async () => {
    const inhouse = failing(async ({ text }) => {
      throw new Error(`refused: ${JSON.stringify({ text })}`)
    })
    await inhouse.context.transaction((tx) => tx.mail({ ...message('a'), text: 'Hi\n\n123456\n' }))
    await inhouse.sendMail()
    const [mail] = await listUnsentMail(inhouse.context)
    expect(mail).toMatchObject({ attempts: 1, last_error: expect.stringContaining('refused') })
    expect(JSON.stringify([mail, inhouse.logged()])).not.toContain('123456')
  })

  it('is sent at once when somebody asks, though it was given up', async () => {
    let isDown = true
    const inhouse = failing(async () => {
      if (isDown) throw new Error('down')
    })
    await inhouse.context.transaction((tx) => tx.mail(message('later')))
    for (let i = 0; i < 8; i++) {
      await inhouse.sendMail()
      inhouse.clock.advance('10h')
    }
    const [mail] = await listUnsentMail(inhouse.context)
    expect(mail).toMatchObject({ attempts: 8, next_attempt_at: null, is_over: false })
    expect(await inhouse.retryMail()).toBe(0)
    isDown = false
    expect(await inhouse.sendMail()).toBe(0)
    expect(await inhouse.retryMail('mail_other')).toBe(0)
    expect(await inhouse.retryMail(mail!.id)).toBe(1)
    expect(await inhouse.retryMail()).toBe(0)
    expect(await listUnsentMail(inhouse.context)).toEqual([])
  })

  it('is dropped when what stands in it is over', async () => {
    let tries = 0
    const inhouse = failing(async () => {
      tries++
      throw new Error('down')
    })
    const expires_at = later(inhouse.context.now(), 10 * MINUTE)
    await inhouse.context.transaction((tx) => tx.mail({ ...message('code'), expires_at }))
    await inhouse.sendMail()
    inhouse.clock.advance('9m')
    expect(await readMail(inhouse.context)).toHaveLength(1)
    await inhouse.retryMail()
    inhouse.clock.advance('1m')
    await inhouse.retryMail()
    expect(tries).toBe(2)
    expect(await readMail(inhouse.context)).toEqual([])
    expect(await listUnsentMail(inhouse.context)).toMatchObject([
      { is_over: true, attempts: 2, last_error: 'Error: down', next_attempt_at: null },
    ])
  })

  it('does not hold up the others, though its mailer never answers', async () => {
    const begun = Promise.withResolvers<void>()
    const inhouse = failing(async ({ subject }) => {
      if (subject !== 'stuck') return
      begun.resolve()
      await new Promise(() => {})
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await inhouse.context.transaction(async (tx) => {
        await tx.mail(message('stuck'))
        await tx.mail(message('next'))
      })
      await begun.promise
      await new Promise(setImmediate)
      vi.advanceTimersByTime(60_000)
      await inhouse.sendMail()
    } finally {
      vi.useRealTimers()
    }
    expect(await listUnsentMail(inhouse.context)).toMatchObject([
      { last_error: 'Error: It took longer than a minute.' },
    ])
  })

  it('keeps nobody who wants to leave', async () => {
    let tries = 0
    const inhouse = createTestInhouse([], {
      mailer: async () => {
        tries++
        throw new Error('down')
      },
    })
    await inhouse.migrate()
    await inhouse.context.transaction(async (tx) => {
      for (let i = 0; i < 5; i++) await tx.mail(message(`number ${i}`))
    })
    await inhouse.close()
    expect(tries).toBe(1)
  })

  it('is sent once, though two look through the mail at once', async () => {
    let tries = 0
    const open = () =>
      createTestInhouse([], { storage: outer.storage, mailer: async () => void tries++ })
    const [one, two] = [open(), open()]
    await one.context.transaction((tx) => tx.mail(message('once')))
    await Promise.all([one.sendMail(), two.sendMail()])
    expect(tries).toBe(1)
  })
})
