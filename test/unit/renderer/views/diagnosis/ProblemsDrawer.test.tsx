// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { problemCodes } from '../../../../../app/preload/contract/wire-problems.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { openProblem } from '../../../../helpers/problem-samples.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

type Options = NonNullable<Parameters<typeof createFakeDashboardApi>[0]>
type Problem = Parameters<typeof openProblem>[0]

const ann = sampleUser({ id: 'u1', name: 'ann', isEnabled: false, maxSessions: 2, requiresTls: true })

/** Opens the list of problems from the overview, as a person does. */
async function open(problem: Problem, options: Options = {}) {
  const api = createFakeDashboardApi({
    ...options,
    snapshot: {
      users: [ann],
      shares: [sampleShare({ id: 's' })],
      problems: [openProblem(problem)],
      ...options.snapshot,
    },
  })
  await renderDashboard(api, 'overview')
  await act(async () => undefined)
  const card = within(screen.getByRole('region', { name: 'Needs attention' }))
  const [button] = card.getAllByRole('button', { name: /^What to do:/ })
  if (button !== undefined) fireEvent.click(button)
  return api
}

const drawer = () => within(screen.getByRole('complementary', { name: 'Problems' }))
const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(drawer().getByRole('button', { name })))

describe('the list of problems', () => {
  it('says what happened, why, what to do and who can do it', async () => {
    await open({ count: 3 })
    const text = screen.getByRole('complementary', { name: 'Problems' }).textContent
    expect(text).toContain('A file transfer channel from 192.168.1.44 never arrived')
    expect(text).toContain('port 50012')
    expect(text).toContain('3 connections')
    expect(text).toContain('You, on this computer')
  })

  it.each<readonly [string, Problem, string, 'updateSettings' | 'updateUser' | 'revealShare', object]>([
    [
      'the external address',
      { code: 'other-address-announced', facts: { dialled: '203.0.113.4', announced: '203.0.113.9' } },
      'Use 203.0.113.4 as external address',
      'updateSettings',
      { externalAddress: '203.0.113.4' },
    ],
    [
      'more ports',
      { code: 'ports-exhausted', facts: {} },
      'Use ports 50000 to 50599',
      'updateSettings',
      { passivePorts: { min: 50_000, max: 50_599 } },
    ],
    [
      'TLS that is not resumed',
      { code: 'not-resumed', facts: { user: 'Ann' } },
      'Allow for ann',
      'updateUser',
      { id: 'u1', tlsResumption: 'prefer' },
    ],
    [
      'a user that must encrypt and cannot',
      { code: 'encryption-needed', facts: { user: 'ann' } },
      'Let ann sign in unencrypted',
      'updateUser',
      { id: 'u1', requiresTls: false },
    ],
    [
      'a limit of a user',
      { code: 'too-many-of-user', facts: { user: 'ann', limit: 2 } },
      'Raise to 4',
      'updateUser',
      { id: 'u1', maxSessions: 4 },
    ],
    [
      'a limit of an address',
      { code: 'too-many-of-address', facts: { limit: 20 } },
      'Raise to 40',
      'updateSettings',
      { maxSessionsPerAddress: 40 },
    ],
    [
      'a disabled user',
      { code: 'user-disabled', facts: { user: 'ann' } },
      'Enable ann',
      'updateUser',
      { id: 'u1', isEnabled: true },
    ],
    [
      'text mode',
      { code: 'text-mode', facts: { user: 'ann' } },
      'Take every file as it is',
      'updateSettings',
      { asciiAsBinary: true },
    ],
    [
      'a full disk',
      { code: 'disk-full', facts: { shareId: 's' } },
      'Open the folder',
      'revealShare',
      { id: 's' },
    ],
  ])('solves %s with one button', async (_what, problem, button, call, argument) => {
    const api = await open(problem)
    await press(button)
    expect(api.argumentsOf(call)).toMatchObject([argument])
  })

  it('copies the address for a client that called the wrong port', async () => {
    const api = await open({ code: 'wrong-protocol', facts: { peer: '192.168.1.44' } })
    await press('Copy the address')
    expect(api.argumentsOf('copyText')).toEqual([{ text: 'ftp://192.168.1.10:2121' }])
  })

  it('leads to the fingerprint', async () => {
    await open({ code: 'certificate-refused', facts: { peer: '192.168.1.44' } })
    await press('Show fingerprint')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Certificates')
  })

  it('leads to the user whose password was wrong', async () => {
    await open({ code: 'wrong-password', facts: { user: 'ann', peer: '192.168.1.44' } })
    await press('Edit ann')
    expect(screen.getByRole('complementary', { name: /ann/ })).toBeDefined()
  })

  it('shows why a button could not do it', async () => {
    const refusal = { ok: false as const, problem: { field: null, message: 'The disk is full.' } }
    await open({ code: 'text-mode', facts: {} }, { handlers: { updateSettings: () => refusal } })
    await press('Take every file as it is')
    expect(screen.getAllByText('The disk is full.')).not.toHaveLength(0)
  })

  it('takes a problem off when it is dismissed or solved, and says that nothing is wrong', async () => {
    const api = await open({})
    await press(/^Take off the list: A file transfer/)
    expect(api.argumentsOf('dismissProblem')).toEqual([{ id: 'a' }])
    await act(async () => api.notify({ type: 'problems-changed', problems: [] }))
    expect(drawer().getByText('Nothing is wrong at present.')).toBeDefined()
  })

  it('does not let a hostile name turn the text around', async () => {
    await open({ code: 'name-impossible', facts: { path: '\u202Egnp.exe' } })
    expect(screen.getByRole('complementary', { name: 'Problems' }).textContent).not.toContain('\u202E')
  })

  it('has words, an owner and a button for every problem there is', async () => {
    const problems = problemCodes.map((code) => openProblem({ id: code, code }))
    await open({}, { snapshot: { problems } })
    const cards = drawer().getAllByRole('listitem')
    expect(cards).toHaveLength(problemCodes.length)
    for (const card of cards) {
      expect(card.textContent).not.toMatch(/diagnosis:|\{\{/)
      expect(within(card).getAllByRole('button', { hidden: true }).length).toBeGreaterThan(1)
    }
  })

  it('stands in the drawer of the connection it concerns', async () => {
    giveElementsHeight(600)
    const facts = { peer: '192.168.1.5', user: 'ann' }
    const session = fakeSession({ problem: 'x', problemCode: 'blank-in-password', problemFacts: facts })
    await renderDashboard(createFakeDashboardApi({ snapshot: { sessions: [session] } }))
    fireEvent.keyDown(screen.getAllByRole('row')[1] ?? document.body, { key: 'Enter' })
    await act(async () => undefined)
    const details = await screen.findByRole('complementary')
    expect(details.textContent).toContain('there is a blank at its beginning or end')
    expect(within(details).getByRole('button', { name: 'Copy advice' })).toBeDefined()
  })
})
