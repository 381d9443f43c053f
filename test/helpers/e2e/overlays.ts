import { expect, type Locator, type Page } from '@playwright/test'
import type { PeoplePage } from './people-page.ts'

/** A way into something that lies beside or over a screen, and its name. */
export type Overlay = readonly [name: string, open: (dashboard: PeoplePage) => Promise<void>]

const drawer = (page: Page): Locator => page.getByRole('complementary')

/** Runs what the palette finds first for these words. */
async function runFromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find anything' })).toBeHidden()
}

/** Opens the live list with nobody filtered out. */
async function openConnections(dashboard: PeoplePage): Promise<void> {
  const { page } = dashboard
  await dashboard.open('Connections')
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await page.getByRole('button', { name: 'All', exact: true }).click()
}

/**
 * Every drawer, dialog and menu of the dashboard. Expects the user demo with a connection and one that has ended, the
 * share Photos, the group Family and at least one past transfer.
 */
export const overlays: readonly Overlay[] = [
  [
    'details of a connection',
    async (dashboard) => {
      await openConnections(dashboard)
      await dashboard.connectionRow('demo').first().press('Enter')
      await expect(drawer(dashboard.page)).toBeVisible()
    },
  ],
  [
    'the menu of a connection',
    async (dashboard) => {
      await openConnections(dashboard)
      await dashboard.connectionRow('demo').first().click({ button: 'right' })
      await expect(dashboard.page.getByRole('menu')).toBeVisible()
    },
  ],
  [
    'the question how to stop a connection',
    async (dashboard) => {
      await openConnections(dashboard)
      await dashboard.connectionRow('demo').first().press('Delete')
      await expect(dashboard.page.getByRole('dialog')).toBeVisible()
    },
  ],
  [
    'a past connection',
    async (dashboard) => {
      const { page } = dashboard
      await dashboard.open('Connections')
      await page.getByRole('button', { name: 'History', exact: true }).click()
      await page.getByRole('grid').getByRole('row').filter({ hasText: 'demo' }).first().press('Enter')
      await expect(drawer(page)).toBeVisible()
    },
  ],
  [
    'the menu of a share',
    async (dashboard) => {
      await dashboard.open('Shares')
      await dashboard.row('Photos').click({ button: 'right' })
      await expect(dashboard.page.getByRole('menu')).toBeVisible()
    },
  ],
  [
    'a share',
    async (dashboard) => {
      await dashboard.open('Shares')
      await expect(await dashboard.edit('Photos', 'Edit share')).toBeVisible()
    },
  ],
  [
    'a new user',
    async (dashboard) => {
      const { page } = dashboard
      await dashboard.open('Users')
      await page.getByRole('main').getByRole('button', { name: 'Users', exact: true }).click()
      await page.getByRole('button', { name: 'Add user' }).first().click()
      await expect(page.getByRole('form', { name: 'New user' })).toBeVisible()
    },
  ],
  [
    'a user with every part unfolded',
    async (dashboard) => {
      await dashboard.open('Users')
      const form = await dashboard.edit('demo', 'Edit user')
      await expect(form).toBeVisible()
      const closed = form.locator('details:not([open]) > summary')
      while ((await closed.count()) > 0) await closed.first().click()
    },
  ],
  [
    'files as a user sees them',
    async ({ page }) => {
      await runFromPalette(page, 'See files as demo')
      await expect(drawer(page)).toBeVisible()
    },
  ],
  [
    'a group',
    async (dashboard) => {
      await dashboard.openGroups()
      await expect(await dashboard.edit('Family', 'Edit group')).toBeVisible()
    },
  ],
  [
    'how a device connects',
    async ({ page }) => {
      await runFromPalette(page, 'Connect a device')
      await expect(drawer(page)).toBeVisible()
    },
  ],
  [
    'the check of the connection',
    async ({ page }) => {
      await runFromPalette(page, 'Check the connection')
      await expect(drawer(page)).toBeVisible()
      await expect(drawer(page).getByRole('button', { name: 'Check again' })).toBeEnabled({ timeout: 30_000 })
    },
  ],
  [
    'the problems',
    async ({ page }) => {
      await runFromPalette(page, 'Show problems')
      await expect(drawer(page)).toBeVisible()
    },
  ],
  [
    'the bell',
    async (dashboard) => {
      const { page } = dashboard
      await dashboard.open('Overview')
      await page.locator('.problem-bell > button').click()
    },
  ],
  [
    'the palette',
    async ({ page }) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('demo')
    },
  ],
  [
    'the keys',
    async ({ page }) => {
      await page.keyboard.press('F1')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    },
  ],
]
