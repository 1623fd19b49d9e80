import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { attempts } from './jobs/attempts.ts'
import { enqueueing } from './jobs/enqueueing.ts'
import { working } from './jobs/working.ts'
import { createWorkshop, type JobsPlace } from './jobs/workshop.ts'

export type { JobsPlace }

/** What every engine for jobs promises, whatever the database. */
export function jobsContract(name: string, open: () => JobsPlace): void {
  describe(`jobs, ${name}`, () => {
    const shop = createWorkshop(open())
    beforeAll(shop.open)
    afterEach(shop.empty)
    afterAll(shop.close)

    enqueueing(shop)
    attempts(shop)
    working(shop)
  })
}
