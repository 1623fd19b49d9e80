// A process that works until it is killed: `node marker.ts <database>`.
import { markedApp } from './marks.ts'

const inhouse = await markedApp(process.argv[2]!)
inhouse.work({ concurrency: 5, pollSeconds: 1 })
console.log('working')
