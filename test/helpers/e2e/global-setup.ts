import { buildIfStale } from '../../../scripts/lib/build.mjs'
import { prepareDesktopTests } from '../../../scripts/lib/desktop-test-setup.mjs'

/**
 * Playwright's global set-up: the app is built, and ELECTRON_OVERRIDE_DIST_PATH and DISPLAY are set for the workers.
 * Returns the tear-down. A default export because Playwright asks for one.
 */
export default async function prepare(): Promise<() => void> {
  await buildIfStale()
  const { stop } = await prepareDesktopTests()
  return stop
}
