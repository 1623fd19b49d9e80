import { storages } from '../storages.ts'
import { jobsContract } from './jobs.ts'

for (const [name, open] of Object.entries(storages)) {
  jobsContract(`in ${name}`, () => {
    const storage = open()
    return { storage: () => storage }
  })
}
