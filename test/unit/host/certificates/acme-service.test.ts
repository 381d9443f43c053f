import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createAcmeService } from '../../../../app/main/host/certificates/acme/acme-service.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'

const hourMs = 3_600_000

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'acme-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { certificate } = defaultSettings
  const state = {
    rules: {
      source: 'acme' as 'acme' | 'generated',
      acme: { ...certificate.acme, domains: ['ftp.example.org'], isAgreed: true },
    },
    orders: 0,
    problem: null as string | null,
    timers: [] as { readonly run: () => void; readonly delayMs: number }[],
    notices: [] as string[],
    signal: null as AbortSignal | null,
  }
  const service = createAcmeService({
    folder,
    rules: () => state.rules,
    // As if the authority's certificate had other names.
    current: () => null,
    order({ rules: { directoryUrl }, signal }) {
      state.orders += 1
      state.signal = signal ?? null
      if (state.problem !== null) return Promise.reject(new Error(state.problem))
      const account = { directoryUrl, keyPem: 'PRIVATE KEY', accountUrl: null }
      return Promise.resolve({ identity: { certificatePem: '', privateKeyPem: '' }, account })
    },
    keep: () => Promise.resolve(),
    now: () => 0,
    schedule(run, delayMs) {
      const timer = { run, delayMs }
      state.timers.push(timer)
      return () => {
        state.timers = state.timers.filter((other) => other !== timer)
      }
    },
    onChanged: () => undefined,
    onNotice: (text) => state.notices.push(text),
  })
  return { service, state }
}

it('does not order again at once what did not come as it was asked for', async () => {
  const { service, state } = setUp()
  expect(await service.orderNow()).toBeNull()
  expect(state.timers.map(({ delayMs }) => delayMs)).toEqual([hourMs])
})

it('keeps its pause after a failure whenever the plan is looked at, and forgets it for other rules', async () => {
  const { service, state } = setUp()
  state.problem = 'no'
  await service.orderNow()
  await service.orderNow()
  for (let n = 0; n < 5; n += 1) service.plan()
  expect(state.timers.map(({ delayMs }) => delayMs)).toEqual([2 * hourMs])
  state.rules = { ...state.rules, acme: { ...state.rules.acme, domains: ['files.example.org'] } }
  service.plan()
  expect(state.timers.map(({ delayMs }) => delayMs)).toEqual([0])
})

it('orders nothing by itself once another certificate is used', () => {
  const { service, state } = setUp()
  service.plan()
  const [timer] = state.timers
  state.rules = { ...state.rules, source: 'generated' }
  timer?.run()
  expect(state.orders).toBe(0)
})

it('gives up an order when the program ends, and neither plans nor says anything after that', async () => {
  const { service, state } = setUp()
  state.problem = 'gone'
  const ordered = service.orderNow()
  service.close()
  await ordered
  expect(state.signal?.aborted ?? true).toBe(true)
  service.plan()
  expect(state.timers).toEqual([])
  expect(state.notices).toEqual([])
})
