#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// What was compiled once need not be compiled again: that is half of the time to start.
enableCompileCache()

const { run } = await import('./program.ts')
await run(process.argv)
