// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { WireCertificates } from '../../../../../app/preload/contract/wire-certificates.ts'
import { sampleCertificate, sampleCertificates } from '../../../../helpers/certificate-samples.ts'
import { createFakeDashboardApi, fakeNowMs } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(parts: Partial<WireCertificates> = {}, handlers: Partial<CallHandlers> = {}) {
  const api = createFakeDashboardApi({ snapshot: { certificates: sampleCertificates(parts) }, handlers })
  await renderDashboard(api)
  fireEvent.click(screen.getByRole('button', { name: 'Certificates' }))
  return api
}

const part = (name: string) => within(screen.getByRole('region', { name }))
const press = (button: HTMLElement) => act(async () => fireEvent.click(button))
const imported = sampleCertificate({ source: 'imported', subject: 'CN=ftp.example.org', isSelfSigned: false })

describe('the certificate in use', () => {
  it('is shown with its fingerprint, which is copied whole', async () => {
    const api = await open()
    const inUse = part('In use')
    const { fingerprintSha256 } = sampleCertificate()
    expect(inUse.getByTestId('fingerprint').textContent).toBe(fingerprintSha256)
    expect(inUse.getByText('Made by Portside')).toBeDefined()
    expect(inUse.getByText('desk.local')).toBeDefined()
    await press(inUse.getByRole('button', { name: 'Copy fingerprint' }))
    expect(api.argumentsOf('copyText')).toEqual([{ text: fingerprintSha256 }])
  })

  it('says how long it lasts and what happens then', async () => {
    await open({ inUse: { ...imported, notAfter: fakeNowMs + 5.5 * 86_400_000 } })
    expect(part('In use').getByText('6 days left')).toBeDefined()
    expect(part('In use').getByText(/import the next one before the end/)).toBeDefined()
  })

  it('names the addresses it does not hold, and is made anew after a question', async () => {
    const api = await open({ missingNames: ['10.0.0.7'] })
    expect(part('In use').getByText('10.0.0.7')).toBeDefined()
    await press(part('In use').getByRole('button', { name: 'Make a new one' }))
    expect(api.argumentsOf('regenerateCertificate')).toEqual([])
    const question = within(screen.getByRole('dialog'))
    expect(question.getByText(/every device asks once again/)).toBeDefined()
    await press(question.getByRole('button', { name: 'Make a new one' }))
    expect(api.argumentsOf('regenerateCertificate')).toHaveLength(1)
  })

  it('follows main when another one is used', async () => {
    const api = await open()
    act(() =>
      api.notify({ type: 'certificates-changed', certificates: sampleCertificates({ inUse: imported }) }),
    )
    expect(part('In use').getByText('Imported')).toBeDefined()
    expect(part('In use').queryByRole('button', { name: 'Make a new one' })).toBeNull()
  })

  it('saves its public part as a file', async () => {
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await open({}, { exportCertificate: () => ({ pem: '-----BEGIN CERTIFICATE-----' }) })
    await press(part('In use').getByRole('button', { name: 'Save public part…' }))
    expect(save).toHaveBeenCalledOnce()
    save.mockRestore()
  })
})

describe('other certificates', () => {
  it('are used on request', async () => {
    const api = await open({ inUse: imported, others: [sampleCertificate()] })
    await press(part('Others').getByRole('button', { name: 'Use this' }))
    expect(api.argumentsOf('useCertificate')).toEqual([{ source: 'generated' }])
  })

  it('cannot be used while the command line has chosen one, and the reason is told', async () => {
    await open({ isFixed: true, others: [imported] })
    const names = ['Make a new one', 'Use this', 'Choose files…', 'Import', 'Order now']
    for (const name of names) {
      const button = screen.getByRole<HTMLButtonElement>('button', { name })
      expect(button.disabled, name).toBe(true)
      const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '')
      expect(reason?.textContent, name).toMatch(/command line/)
    }
    expect(screen.getByLabelText('Host names').closest('fieldset')?.disabled).toBe(true)
  })
})

describe('importing', () => {
  const form = () => within(screen.getByRole('form', { name: 'Import a certificate' }))
  const choose = (...files: File[]) =>
    fireEvent.change(form().getByLabelText('Certificate files'), { target: { files } })
  const submit = () => press(form().getByRole('button', { name: 'Import' }))
  const pfx = () => new File([new Uint8Array([0, 255, 128])], 'server.pfx')

  it('sends the files as they are and says that sessions go on', async () => {
    const api = await open()
    choose(pfx())
    await submit()
    expect(api.argumentsOf('importCertificate')).toEqual([{ files: ['AP+A'], password: null }])
    expect(await screen.findAllByText(/in use for new connections. Sessions go on/)).toBeDefined()
    expect(form().getByText('No files chosen')).toBeDefined()
  })

  it('asks for a password when the file needs one, beside the field', async () => {
    const refusal = { field: 'password', message: 'The file needs a password.' }
    const api = await open(
      {},
      {
        importCertificate: ({ password }) =>
          password === 'secret' ? { ok: true, value: null } : { ok: false, problem: refusal },
      },
    )
    expect(form().queryByLabelText('Password of the file')).toBeNull()
    choose(pfx())
    await submit()
    const password = form().getByLabelText<HTMLInputElement>('Password of the file')
    expect(password.getAttribute('aria-invalid')).toBe('true')
    expect(form().getByText(refusal.message)).toBeDefined()
    fireEvent.change(password, { target: { value: 'secret' } })
    await submit()
    expect(api.argumentsOf('importCertificate')[1]).toEqual({ files: ['AP+A'], password: 'secret' })
    expect(form().queryByLabelText('Password of the file')).toBeNull()
  })

  it("shows main's refusal of the files beside them", async () => {
    const problem = { field: 'files', message: 'The key does not belong to the certificate.' }
    await open({}, { importCertificate: () => ({ ok: false, problem }) })
    choose(pfx())
    await submit()
    expect(form().getByText(problem.message)).toBeDefined()
    expect(form().getByLabelText('Certificate files').getAttribute('aria-invalid')).toBe('true')
  })

  it('takes dropped files, and no folder form opens', async () => {
    const api = await open()
    const dataTransfer = { types: ['Files'], files: [pfx()], items: [] }
    fireEvent.drop(screen.getByRole('form', { name: 'Import a certificate' }), { dataTransfer })
    expect(form().getByText('server.pfx')).toBeDefined()
    await submit()
    expect(api.argumentsOf('importCertificate')).toHaveLength(1)
    expect(screen.queryByText('Only folders can be shared.')).toBeNull()
  })

  it('refuses what is too large before reading it', async () => {
    const api = await open()
    const large = pfx()
    Object.defineProperty(large, 'size', { value: 2_000_000 })
    choose(large)
    await submit()
    expect(form().getByText('server.pfx is too large for a certificate.')).toBeDefined()
    expect(api.argumentsOf('importCertificate')).toEqual([])
  })
})

describe('the way to the settings', () => {
  it('leads to the part about encryption, focus and all', async () => {
    await open()
    await press(screen.getByRole('button', { name: 'Open Settings › Encryption' }))
    expect(
      part('Encryption')
        .getAllByRole('radio')
        .includes(document.activeElement as HTMLElement),
    ).toBe(true)
  })
})
