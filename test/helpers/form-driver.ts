import { act, fireEvent, screen, within } from '@testing-library/react'

/** One form on screen by its name, driven by labels as a person would. */
export class FormDriver {
  readonly element: HTMLElement

  constructor(name: string) {
    this.element = screen.getByRole('form', { name })
  }

  get form() {
    return within(this.element)
  }

  /** Types into a field, picks an option of a list. */
  fill(label: string, value: string, group?: string): void {
    fireEvent.change(this.scope(group).getByLabelText(label, { exact: true }), { target: { value } })
  }

  /** Leaves a field, which is when its problem shows. */
  leave(label: string): void {
    fireEvent.blur(this.form.getByLabelText(label, { exact: true }))
  }

  /** Ticks a checkbox, throws a switch, chooses a card. */
  tick(label: string, group?: string): void {
    fireEvent.click(this.scope(group).getByLabelText(label, { exact: true }))
  }

  /** Presses a button of the form. */
  async press(name: string): Promise<void> {
    await act(async () => fireEvent.click(this.form.getByRole('button', { name })))
  }

  private scope(group: string | undefined) {
    return group === undefined ? this.form : within(this.form.getByRole('group', { name: group }))
  }
}
