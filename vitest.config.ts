import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** The three Vitest kinds; Playwright owns test/e2e with `*.spec.ts`, so neither runner can take the other's file. */
export default defineConfig({
  plugins: [react()],
  test: {
    // Two cores are the smallest machine this runs on; more workers than that only makes timings noisy.
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 10_000 },
      },
      {
        extends: true,
        test: { name: 'protocol', include: ['test/protocol/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'interop',
          include: ['test/interop/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
