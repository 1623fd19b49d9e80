#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// What was compiled once need not be compiled again: that is half of the time to start.
enableCompileCache()

const { run } = await import('./program.ts')
const code = await run(process.argv)
// What a command has opened before it failed must not keep it alive.
if (code !== 0) process.exit(code)
