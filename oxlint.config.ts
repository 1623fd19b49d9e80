import { defineConfig } from 'oxlint'

const worldOnly = 'The one file that asks the machine for time or chance is core/src/world.ts.'

/** What each folder may import of ours. A package stands above everything it imports. */
const floors: Record<string, string[]> = {
  'packages/core': [],
  'packages/storage/*': ['core'],
  'packages/domains/transparency-log': [],
  'packages/domains/users': ['core'],
  'packages/domains/events': ['core'],
  'packages/domains/orgs': ['core', 'users'],
  'packages/pages/ui': ['core'],
  'packages/domains/authkit': ['core', 'users', 'orgs', 'ui'],
  'packages/pages/sign-in': ['core', 'users', 'orgs', 'authkit', 'ui'],
  'packages/adapters/node': ['core'],
  'packages/adapters/{hono,next,pg-boss,smtp,workos-sdk}': ['core'],
  'packages/adapters/{express,fastify}': ['core', 'node'],
  'packages/testing': ['core', 'storage-sqlite', 'storage-postgres'],
}

const chance = {
  name: 'node:crypto',
  importNames: [
    'default',
    'getRandomValues',
    'randomBytes',
    'randomFill',
    'randomFillSync',
    'randomInt',
    'randomUUID',
    'webcrypto',
  ],
  message: `Take chance from ctx.random() and ids from ctx.newId(). ${worldOnly}`,
}

const restrictedImports = (packages?: string[]) => [
  'error',
  {
    paths: [chance, { name: 'crypto', message: 'Say node:crypto.' }],
    ...(packages && {
      patterns: [
        {
          group: ['inhouse', '@inhouse/*', ...packages.map((name) => `!@inhouse/${name}`)],
          message: 'A package imports only from the floors below it.',
        },
      ],
    }),
  },
]

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'vitest'],
  categories: { correctness: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['**/dist', 'examples/next', 'examples/next-authkit', 'examples/react-spa'],
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    // Our objects are made of closures: none of their functions knows a `this`.
    'typescript/unbound-method': 'off',
    'typescript/require-array-sort-compare': 'off',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'no-restricted-globals': [
      'error',
      { name: 'Date', message: `Take time from ctx.now(), or isoTime(). ${worldOnly}` },
      { name: 'performance', message: `Take time from ctx.now(). ${worldOnly}` },
    ],
    'no-restricted-properties': [
      'error',
      {
        object: 'Math',
        property: 'random',
        message: `Take chance from ctx.random(). ${worldOnly}`,
      },
      { object: 'crypto', property: 'randomUUID', message: 'Take ids from ctx.newId().' },
      { object: 'crypto', property: 'getRandomValues', message: 'Take chance from ctx.random().' },
      { object: 'globalThis', property: 'Date', message: 'Take time from ctx.now().' },
      { object: 'globalThis', property: 'crypto', message: 'Say crypto, so this is checked.' },
    ],
    'no-restricted-imports': restrictedImports(),
  },
  overrides: [
    ...Object.entries(floors).map(([folder, packages]) => ({
      files: [`${folder}/src/**/*.ts`],
      rules: { 'no-restricted-imports': restrictedImports(packages) },
    })),
    {
      files: ['packages/core/src/world.ts', 'bench/**'],
      rules: {
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
        'no-restricted-imports': 'off',
      },
    },
    {
      // A test stands above everything, and may hold our clock against another.
      files: ['**/*.{test,e2e}.ts', 'packages/*/*/src/{testing,gallery}/**'],
      rules: {
        'no-restricted-globals': 'off',
        'no-restricted-imports': restrictedImports(),
        'vitest/require-to-throw-message': 'off',
      },
    },
  ],
})
