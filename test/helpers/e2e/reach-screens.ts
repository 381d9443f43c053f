import { expect, type Page } from '@playwright/test'
import type { DashboardApi } from '../../../app/preload/contract/contract.ts'
import type { WireAppearance } from '../../../app/preload/contract/wire-types.ts'

/** Opens the screens one after the other as the rail lists them, whatever language they are in, and calls `look` at each. */
export async function visitScreens(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
  const entries = page.locator('nav .rail-entries button')
  const count = await entries.count()
  expect(count).toBeGreaterThanOrEqual(9)
  for (let place = 0; place < count; place += 1) {
    const entry = entries.nth(place)
    await entry.click()
    await expect(entry).toHaveAttribute('aria-current', 'page')
    await expect(page.locator('h1').first()).toBeAttached()
    await look((await entry.getAttribute('aria-label')) ?? String(place))
  }
}

/** Sets language, theme or density through the contract, as the settings do, and waits until the page has taken it. */
export async function setAppearance(page: Page, appearance: Partial<WireAppearance>): Promise<void> {
  await page.evaluate(async (changes) => {
    const { portside } = window as unknown as { readonly portside: DashboardApi }
    await portside.call('updateAppearance', changes)
  }, appearance)
  const { theme, language } = appearance
  if (theme !== undefined) await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  if (language !== undefined) {
    const direction = language === 'ar-XB' ? 'rtl' : 'ltr'
    await expect(page.locator('html')).toHaveAttribute('dir', direction)
  }
}

/** Calls `look` at the screen as it is and at each of its tabs and parts, by what is written on them. */
export async function visitParts(page: Page, look: (part: string) => Promise<void>): Promise<void> {
  await look('as it opens')
  const parts = page.locator('main .screen-head .segmented > button, main [role="tab"]')
  for (let place = 0; place < (await parts.count()); place += 1) {
    const part = parts.nth(place)
    if (!(await part.isVisible()) || !(await part.isEnabled())) continue
    const name = (await part.textContent()) ?? String(place)
    await part.click()
    await look(name)
  }
}
