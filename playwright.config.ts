import { defineConfig } from '@playwright/test'

/** The desktop app is one per machine and its tests are stories in order: one worker, and a retry would hide a fault. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // Those make pictures for the documents and hold nothing: `npm run screenshots`.
  ...(process.env.PORTSIDE_PICTURES === undefined ? { grepInvert: /@pictures/ } : { grep: /@pictures/ }),
  globalSetup: './test/helpers/e2e/global-setup.ts',
  outputDir: 'test/e2e/artifacts/results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'only-on-failure', video: 'off' },
  projects: [{ name: 'desktop' }],
})
