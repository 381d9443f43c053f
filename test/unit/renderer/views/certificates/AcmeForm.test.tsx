// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { acmeRules } from '../../../../../app/preload/contract/fields/certificate-rules.ts'
import type { WireCertificates } from '../../../../../app/preload/contract/wire-certificates.ts'
import { sampleCertificates } from '../../../../helpers/certificate-samples.ts'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(parts: Partial<WireCertificates> = {}, handlers: Partial<CallHandlers> = {}) {
  const api = createFakeDashboardApi({ snapshot: { certificates: sampleCertificates(parts) }, handlers })
  await renderDashboard(api)
  fireEvent.click(screen.getByRole('button', { name: 'Certificates' }))
  return { api, form: new FormDriver('Certificate from an authority') }
}

type Edit = { readonly act: (form: FormDriver) => void; readonly change: object }
const other = (form: FormDriver) => form.fill('Authority', 'other')

/** One edit for each rule: a rule the form forgets fails to compile here. */
const edits: Readonly<Record<keyof typeof acmeRules, Edit>> = {
  domains: {
    act: (form) => form.fill('Host names', 'ftp.example.org\nfiles.example.org'),
    change: { domains: ['ftp.example.org', 'files.example.org'] },
  },
  email: { act: (form) => form.fill('E-mail', 'ann@example.org'), change: { email: 'ann@example.org' } },
  directoryUrl: {
    act(form) {
      other(form)
      form.fill('Directory address', 'https://ca.example.org/acme')
    },
    change: { directoryUrl: 'https://ca.example.org/acme' },
  },
  httpPort: { act: (form) => form.fill('Port for the check', '8080'), change: { httpPort: 8080 } },
  caPem: {
    act(form) {
      other(form)
      form.fill('Directory address', 'https://ca.example.org/acme')
      form.fill('Certificate of a private authority (PEM)', 'PEM')
    },
    change: { directoryUrl: 'https://ca.example.org/acme', caPem: 'PEM' },
  },
  isAgreed: { act: (form) => form.tick('I agree to the authority’s terms'), change: { isAgreed: true } },
}

describe('the form about an authority', () => {
  it.each(Object.keys(edits) as (keyof typeof edits)[])('offers %s', async (name) => {
    const { api, form } = await open()
    edits[name].act(form)
    await form.press('Save only')
    expect(api.argumentsOf('updateAcme')).toEqual([edits[name].change])
    expect(api.argumentsOf('orderCertificate')).toEqual([])
  })

  it('orders nothing without a name and without agreement, and says so beside the fields', async () => {
    const { api, form } = await open()
    await form.press('Order now')
    expect(form.form.getByText('Type at least one host name.')).toBeDefined()
    expect(form.form.getByText(/only to who agrees/)).toBeDefined()
    form.fill('Host names', 'localhost')
    await form.press('Save and order now')
    expect(form.form.getByText('“localhost”: use a full host name such as ftp.example.org.')).toBeDefined()
    expect(api.argumentsOf('updateAcme')).toEqual([])
    expect(api.argumentsOf('orderCertificate')).toEqual([])
  })

  it('saves what was changed, then orders, and says what came of it', async () => {
    const { api, form } = await open()
    edits.domains.act(form)
    edits.isAgreed.act(form)
    await form.press('Save and order now')
    expect(api.recorded.slice(-2).map(({ name }) => name)).toEqual(['updateAcme', 'orderCertificate'])
    expect(
      await screen.findAllByText('The certificate came and is in use for new connections.'),
    ).toBeDefined()
  })

  it("shows the authority's answer and when it is tried again", async () => {
    const problem = 'The authority refused: DNS problem: NXDOMAIN'
    const acme = { phase: 'failed' as const, problem, nextTryAt: Date.UTC(2027, 3, 5, 12) }
    const { form } = await open({ acme })
    expect(form.form.getByText(problem)).toBeDefined()
    expect(form.form.getByText(/Next try by itself: .*2027/)).toBeDefined()
  })

  it('shows an order under way and takes no second one', async () => {
    const { api, form } = await open()
    const acme = { phase: 'ordering' as const, problem: null, nextTryAt: null }
    act(() => api.notify({ type: 'certificates-changed', certificates: sampleCertificates({ acme }) }))
    expect(form.form.getByRole('progressbar', { name: 'Order' })).toBeDefined()
    expect(form.form.getByRole<HTMLButtonElement>('button', { name: 'Ordering…' }).disabled).toBe(true)
  })

  it('shows when the next renewal is due', async () => {
    const acme = { phase: 'idle' as const, problem: null, nextTryAt: Date.UTC(2027, 3, 5, 12) }
    const { form } = await open({ acme })
    expect(form.form.getByText(/Next renewal by itself: .*2027/)).toBeDefined()
  })

  it('gives up the private certificate with the private authority', async () => {
    const { api, form } = await open()
    edits.caPem.act(form)
    form.fill('Authority', 'staging')
    await form.press('Save only')
    expect(api.argumentsOf('updateAcme')).toEqual([
      { directoryUrl: 'https://acme-staging-v02.api.letsencrypt.org/directory' },
    ])
  })

  it('asks before what was typed is lost by leaving the screen', async () => {
    const { form } = await open()
    edits.domains.act(form)
    fireEvent.click(screen.getByRole('button', { name: 'Users' }))
    expect(screen.getByText('Discard your changes?')).toBeDefined()
  })
})
