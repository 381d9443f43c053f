// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { protectionRules } from '../../../../../app/preload/contract/fields/protection-rules.ts'
import type { WireSecuritySummary } from '../../../../../app/preload/contract/wire-security.ts'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleSecurity } from '../../../../helpers/wire-security.ts'

async function open(summary?: WireSecuritySummary, handlers: Partial<CallHandlers> = {}) {
  const api = createFakeDashboardApi({ snapshot: summary ? { securitySummary: summary } : {}, handlers })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('security'), ctrlKey: true })
  fireEvent.click(screen.getByRole('button', { name: 'Rules' }))
  return api
}

const rulesTab = () => within(screen.getByRole('region', { name: 'Rules' }))
async function type(label: string, text: string): Promise<void> {
  const field = rulesTab().getByLabelText(label)
  fireEvent.change(field, { target: { value: text } })
  await act(async () => fireEvent.blur(field))
}
const tick = async (label: string) => await act(async () => fireEvent.click(rulesTab().getByLabelText(label)))

// The allowed addresses have a tab of their own, accepted findings stand in the summary.
const edits: Readonly<
  Record<
    Exclude<keyof typeof protectionRules, 'allowed' | 'acceptedFindings'>,
    [() => Promise<unknown>, unknown]
  >
> = {
  isOn: [() => tick('Automatic protection'), false],
  maxPoints: [() => type('Points that block', '5'), 5],
  windowMs: [() => type('Counted within', '2,5'), 150_000],
  blockMs: [() => type('First block', '30'), 1_800_000],
  longestBlockMs: [() => type('Longest block', '48'), 172_800_000],
  endsSessions: [() => tick('End the sessions of a blocked address'), false],
  localNetwork: [() => tick('Never block them'), 'never'],
}

describe('the rules', () => {
  it.each(Object.entries(edits))('apply %s where it stands', async (name, [edit, value]) => {
    const api = await open()
    await edit()
    expect(api.argumentsOf('updateProtection')).toEqual([{ [name]: value }])
  })

  it('say beside the field what cannot be, in its own unit, and send nothing', async () => {
    const api = await open()
    await type('Points that block', '1')
    expect(rulesTab().getByText('Use 2 to 1000 points.')).toBeDefined()
    await type('Points that block', '2.5')
    expect(rulesTab().getByText('Use 2 to 1000 points.')).toBeDefined()
    await type('Counted within', 'long')
    expect(rulesTab().getByText('Use 1 to 1440 minutes.')).toBeDefined()
    await type('Longest block', '721')
    expect(rulesTab().getByText('Use 0.02 to 720 hours.')).toBeDefined()
    expect(api.argumentsOf('updateProtection')).toEqual([])
  })

  it("show main's own reason beside the field", async () => {
    const message = 'The longest block must not be shorter than the first one.'
    await open(undefined, {
      updateProtection: () => ({ ok: false, problem: { field: 'longestBlockMs', message } }),
    })
    await type('Longest block', '0.1')
    expect(rulesTab().getByText(message)).toBeDefined()
  })

  it('say in plain words what they do, and follow changes', async () => {
    const api = await open()
    const words = rulesTab().getByRole('status')
    expect(words.textContent).toContain('10 points within 5 minutes is blocked for 15 minutes')
    expect(words.textContent).toContain('up to 1 day')
    expect(words.textContent).toContain('they need 50 points')
    const { rules } = sampleSecurity()
    act(() =>
      api.notify({ type: 'protection-changed', rules: { ...rules, maxPoints: 4, localNetwork: 'same' } }),
    )
    expect(words.textContent).toContain('4 points')
    expect(words.textContent).toContain('treated like everybody')
    act(() => api.notify({ type: 'protection-changed', rules: { ...rules, isOn: false } }))
    expect(words.textContent).toContain('Nobody is blocked by a rule')
  })
})

describe('the security summary', () => {
  const summary: WireSecuritySummary = {
    listeners: [
      { host: '0.0.0.0', port: 2121, verdict: 'partly', findingIds: ['plain-logins'] },
      { host: '::', port: 2121, verdict: 'partly', findingIds: ['plain-logins'] },
    ],
    findings: [
      {
        id: 'plain-logins',
        level: 'warning',
        text: 'Clients may sign in.',
        remedy: 'Require encryption',
        isAccepted: false,
      },
      { id: 'tls-1.2', level: 'info', text: 'TLS 1.2 is spoken.', remedy: null, isAccepted: false },
    ],
  }

  it('gives each listener its verdict, and counts what needs attention', async () => {
    await open(summary)
    expect(screen.getByText('IPv4 and IPv6, port 2121')).toBeDefined()
    expect(screen.getAllByText('Partly secure')).toHaveLength(2)
    expect(screen.getByText('1 thing needs attention')).toBeDefined()
  })

  it('mends by one click, and remembers what somebody lives with', async () => {
    const api = await open(summary)
    const press = async (name: string) =>
      await act(async () => fireEvent.click(screen.getByRole('button', { name })))
    await press('Require encryption: Clients may sign in.')
    expect(api.argumentsOf('mendFinding')).toEqual([{ id: 'plain-logins' }])
    await press('I accept: Clients may sign in.')
    expect(api.argumentsOf('updateProtection')).toEqual([{ acceptedFindings: ['plain-logins'] }])
    const [first, second] = summary.findings
    const accepted = { ...summary, findings: [{ ...first!, isAccepted: true }, second!] }
    act(() => api.notify({ type: 'security-summary-changed', summary: accepted }))
    expect(screen.getByText('Nothing needs attention')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Do not accept: Clients may sign in.' })).toBeDefined()
  })
})
