import { defineConfig } from 'vitest/config'

/** What needs a real browser. */
export default defineConfig({
  test: {
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['packages/pages/**/*.e2e.ts', 'e2e/*.e2e.ts'],
  },
})
