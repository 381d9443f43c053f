import { expect, test } from '@playwright/test'
import { type DesktopApp, launchDesktopApp, temporaryFolder } from '../helpers/e2e/desktop-app.ts'

const scratch = temporaryFolder('security')
let desktop: DesktopApp

test.beforeAll(async () => {
  desktop = await launchDesktopApp(scratch.path)
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

test('the page is sandboxed and isolated and has no Node', async () => {
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in Electron's types, and the only way to see what the window was really made with.
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const globals = await desktop.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  )
  expect(globals).toEqual([])
})

test('the page comes from the app itself under the strict policy', async () => {
  expect(desktop.page.url()).toMatch(/^portside:\/\/app\//)
  const policy = await desktop.page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy'),
  )
  expect(policy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
})

test('nothing leads away from the app', async () => {
  const before = desktop.page.url()
  await desktop.page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  const opened = await desktop.page.evaluate(() => open('https://example.org/') === null)
  expect(opened).toBe(true)
  expect(desktop.page.url()).toBe(before)
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('inline scripts and remote requests are refused', async () => {
  const ran = await desktop.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    )
    return { inline: 'inlineRan' in window, reached }
  })
  expect(ran).toEqual({ inline: false, reached: false })
})

test('permissions are denied, asked for or checked', async () => {
  const states = await desktop.page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'clipboard-read'] as PermissionName[]
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
  })
  expect(states).toEqual(['denied', 'denied', 'denied'])
})

test('the page sees three functions and no channel', async () => {
  const api = await desktop.page.evaluate(() => {
    const portside = (globalThis as unknown as { portside: Record<string, unknown> }).portside
    return Object.entries(portside).map(([name, value]) => `${name}: ${typeof value}`)
  })
  expect(api.sort()).toEqual(['call: function', 'listen: function', 'registerDroppedFolder: function'])
})

test('a call that is not in the contract, or with a malformed argument, is refused', async () => {
  const outcomes = await desktop.page.evaluate(async () => {
    const { portside } = globalThis as unknown as {
      portside: { call(name: string, argument?: unknown): Promise<unknown> }
    }
    const tries = [
      portside.call('no-such-call'),
      portside.call('registerDroppedFolder', { folder: '/etc' }),
      portside.call('addShare', { folderToken: '/etc', name: 7, preset: 'full' }),
      portside.call('disconnectSessions', { ids: 'all' }),
    ]
    return (await Promise.allSettled(tries)).map(({ status }) => status)
  })
  expect(outcomes).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
})

test('a folder token that main never gave out shares nothing', async () => {
  const outcome = await desktop.page.evaluate(async () => {
    const { portside } = globalThis as unknown as {
      portside: { call(name: string, argument?: unknown): Promise<unknown> }
    }
    return portside.call('addShare', { folderToken: '/etc', name: 'etc', preset: 'full' })
  })
  expect(outcome).toMatchObject({ ok: false })
})
