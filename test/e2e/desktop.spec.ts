import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, expect, test } from '@playwright/test'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import { DashboardPage } from '../helpers/e2e/dashboard-page.ts'
import { temporaryFolder } from '../helpers/e2e/desktop-app.ts'
import {
  clickNotification,
  closeWindow,
  heard,
  launchOnDesktop,
  listen,
  startAgain,
  windowCount,
} from '../helpers/e2e/desktop-tools.ts'

const scratch = temporaryFolder('desktop')
const inbox = join(scratch.path, 'In box of "Ann" 100%')
test.describe.configure({ mode: 'serial' })

let app: ElectronApplication
let dashboard: DashboardPage
let port: number

const account = ['--user', 'demo:secret-words']
const url = (path: string): string => `ftp://127.0.0.1:${port}${path}`
const download = (...more: string[]): Promise<number | null> =>
  startCurl([...account, ...more, '--output', join(scratch.path, 'copy'), url('/Inbox/film.raw')]).exitCode

test.beforeAll(async () => {
  mkdirSync(inbox)
  writeFileSync(join(inbox, 'film.raw'), Buffer.alloc(40_000_000, 7))
  port = await freePort()
  app = await launchOnDesktop(scratch.path)
  dashboard = new DashboardPage(await app.firstWindow())
  await dashboard.page.getByTestId('welcome').getByRole('button', { name: 'Skip' }).click()
  await listen(app, 0)
})

test.afterAll(async () => {
  await app.close()
  scratch.remove()
})

test('a second start with a folder opens the form that shares it', async () => {
  await dashboard.usePort(port)
  await dashboard.startServer()
  expect(await startAgain(app, scratch.path, inbox)).toBe(0)
  await dashboard.confirmShare('Inbox', 'Full access')
  await dashboard.createUser('demo', 'secret-words')
  expect(await download()).toBe(0)
})

test('a second start with what is no folder says why it cannot be shared', async () => {
  expect(await startAgain(app, scratch.path, join(inbox, 'film.raw'))).toBe(0)
  await expect(
    dashboard.page
      .getByText(/folder/i)
      .filter({ hasText: /film|not a folder|only folders/i })
      .first(),
  ).toBeVisible()
})

test('closing the window asks, and the server goes on without it', async () => {
  await closeWindow(app)
  await expect.poll(() => windowCount(app)).toBe(0)
  const { questions, notifications } = await heard(app)
  expect(questions).toEqual(['Keep sharing when the window is closed?'])
  expect(notifications).toEqual([
    { title: 'Portside keeps sharing', body: 'Its icon beside the clock opens the window again.' },
  ])
  expect(await download()).toBe(0)
  expect(readFileSync(join(scratch.path, 'copy')).equals(readFileSync(join(inbox, 'film.raw')))).toBe(true)
})

test('files that come in together are told at once, and a click shows their folder', async () => {
  const files = ['one.txt', 'two.txt', 'three.txt'].map((name) => join(scratch.path, name))
  for (const file of files) writeFileSync(file, 'hello')
  for (const file of files) {
    expect(await startCurl([...account, '--upload-file', file, url('/Inbox/')]).exitCode).toBe(0)
  }
  await expect
    .poll(async () => (await heard(app)).notifications.slice(1), { timeout: 15_000 })
    .toEqual([{ title: 'Files received', body: '3 files from demo in Inbox' }])
  await clickNotification(app)
  await expect.poll(async () => (await heard(app)).revealed).toEqual([inbox])
})

test('the computer is kept awake while a file moves, and a little longer', async () => {
  const curl = download('--limit-rate', '10M')
  await expect.poll(async () => (await heard(app)).blockers.length).toBe(1)
  expect(await curl).toBe(0)
  await expect.poll(async () => (await heard(app)).blockers.length, { timeout: 15_000 }).toBe(0)
})

test('a second start brings the window back, and a question with an answer is asked no more', async () => {
  const opened = app.waitForEvent('window')
  expect(await startAgain(app, scratch.path)).toBe(0)
  const page = await opened
  await expect(page.getByTestId('dashboard')).toBeVisible()
  await listen(app, 0, true)
  await closeWindow(app)
  await expect.poll(() => windowCount(app)).toBe(0)
  const reopened = app.waitForEvent('window')
  expect(await startAgain(app, scratch.path)).toBe(0)
  await expect((await reopened).getByTestId('dashboard')).toBeVisible()
  await closeWindow(app)
  await expect.poll(() => windowCount(app)).toBe(0)
  expect((await heard(app)).questions).toEqual(['Keep sharing when the window is closed?'])
  expect((await heard(app)).notifications).toEqual([])
})

test('started hidden it serves without a window, and a hidden second start shows none', async () => {
  await app.close()
  app = await launchOnDesktop(scratch.path, { args: ['--hidden'] })
  await expect.poll(() => download()).toBe(0)
  expect(await startAgain(app, scratch.path, '--hidden')).toBe(0)
  expect(await windowCount(app)).toBe(0)
})

test('where a desktop shows no icons, closing quits unless the person wants otherwise', async () => {
  await app.close()
  const settings = join(scratch.path, 'data', 'settings.json')
  const saved = JSON.parse(readFileSync(settings, 'utf8'))
  writeFileSync(settings, JSON.stringify({ ...saved, desktop: { ...saved.desktop, closeAction: 'ask' } }))
  app = await launchOnDesktop(scratch.path, { hasTray: false })
  await app.firstWindow()
  await listen(app, 0)
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await closeWindow(app)
  expect(await ended).toBe(0)
  app = await launchOnDesktop(scratch.path)
})
