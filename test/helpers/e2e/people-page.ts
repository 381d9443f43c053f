import { expect, type Locator } from '@playwright/test'
import { DashboardPage } from './dashboard-page.ts'

/** The shares and users screens, as somebody uses them who sets rights and limits. */
export class PeoplePage extends DashboardPage {
  /** Opens a closed section of a form; what is open stays. */
  async openSection(form: Locator, title: string): Promise<Locator> {
    const section = form.locator('details').filter({ has: this.page.getByText(title, { exact: true }) })
    if ((await section.getAttribute('open')) === null) await section.locator('summary').click()
    return section
  }

  async openGroups(): Promise<void> {
    await this.open('Users')
    await this.page.getByRole('button', { name: 'Groups', exact: true }).click()
  }

  /** Opens the form about a share, user or group from its row. */
  async edit(name: string, form: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Edit ${name}`, exact: true }).click()
    return this.page.getByRole('form', { name: form })
  }

  async save(form: Locator): Promise<void> {
    await form.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(form).toBeHidden()
  }

  /** The row of a share or user in the table on screen. */
  row(name: string): Locator {
    return this.page.getByRole('grid').getByRole('row').filter({ hasText: name })
  }
}
