// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  click,
  connected,
  enter,
  input,
  press,
  tell,
  type,
} from '../../../../helpers/console/console-screen.ts'

describe('the line of the console', () => {
  it('completes with Tab: the common start at once, the rest from a list', async () => {
    await connected({
      consoleComplete: () => ({
        candidates: [
          { line: 'RETR docs/', label: 'docs', kind: 'folder' },
          { line: 'RETR door.txt', label: 'door.txt', kind: 'file' },
        ],
      }),
    })
    await type('RETR d')
    await press('Tab')
    expect(input().value).toBe('RETR do')
    const list = screen.getByRole('listbox', { name: 'Suggestions' })
    expect(within(list).getAllByRole('option').length).toBe(2)
    await press('ArrowDown')
    expect(input().getAttribute('aria-activedescendant')).toBe(within(list).getAllByRole('option')[1]?.id)
    await press('Enter')
    expect(input().value).toBe('RETR door.txt')
    expect(screen.queryByRole('listbox', { name: 'Suggestions' })).toBeNull()
  })

  it('lets Tab go on from an empty line', async () => {
    const api = await connected()
    await press('Tab')
    expect(api.argumentsOf('consoleComplete')).toEqual([])
  })

  it('goes through what was typed with the arrows and searches it with Ctrl+R, passwords aside', async () => {
    await connected()
    for (const text of ['NOOP', 'PASS secret', 'ls', 'NLST']) {
      await type(text)
      await enter()
    }
    await press('ArrowUp')
    expect(input().value).toBe('NLST')
    await press('ArrowUp')
    await press('ArrowUp')
    expect(input().value).toBe('NOOP')
    await press('ArrowDown')
    expect(input().value).toBe('ls')
    await type('N')
    await press('ArrowUp')
    await press('ArrowUp')
    expect(input().value).toBe('NOOP')
    await type('ls')
    await press('r', { ctrlKey: true })
    const found = screen.getByRole('listbox', { name: 'Earlier commands' })
    expect(
      within(found)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['NLST', 'ls'])
  })

  it('shows progress and aborts with the button or Ctrl+C', async () => {
    const api = await connected()
    await tell(api, {
      phase: 'busy',
      progress: { name: 'big.bin', bytes: 512, totalBytes: 1_024, filesDone: 2 },
    })
    expect(screen.getByRole('progressbar', { name: 'Transfer' }).getAttribute('aria-valuenow')).toBe('50')
    await click('Abort')
    await press('c', { ctrlKey: true })
    expect(api.argumentsOf('abortConsole')).toEqual([{ id: 'console-1' }, { id: 'console-1' }])
  })
})
