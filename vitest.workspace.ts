import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include },
})

export default defineConfig({
  test: {
    isolate: false,
    // All cores: the usual one fewer would be one, on a machine of two.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['packages/testing/src/postgres/global-setup.ts'],
    projects: [
      project('core', ['packages/core/**/*.test.ts']),
      project('domains', ['packages/domains/**/*.test.ts']),
      project('pages', ['packages/pages/**/*.test.ts']),
      project('contracts', ['packages/{adapters,storage,testing}/**/*.test.ts']),
      project('whole', ['packages/inhouse/**/*.test.ts', 'examples/**/*.test.ts']),
    ],
  },
})
