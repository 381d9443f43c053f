// `npm run screenshots`: builds the app and takes the pictures of the README from it, with real clients at work.
import { join } from 'node:path'
import { root, viteCommand } from './lib/project.mjs'
import { runCommand } from './lib/run-command.mjs'

const playwright = join(root, 'node_modules/@playwright/test/cli.js')
const steps = [
  [viteCommand, 'build', '--logLevel', 'warn'],
  [playwright, 'test', 'test/e2e/readme-pictures.spec.ts'],
]
for (const args of steps) {
  const { code } = await runCommand(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PORTSIDE_PICTURES: '1' },
    timeoutMs: 300_000,
  })
  if (code !== 0) {
    process.exitCode = 1
    break
  }
}
