// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { WireCertificates } from '../../../../../app/preload/contract/wire-certificates.ts'
import { speak } from '../../../../../app/renderer/texts/texts.ts'
import { sampleCertificates } from '../../../../helpers/certificate-samples.ts'
import { createFakeDashboardApi, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

afterEach(() => speak('en'))

async function open(
  parts: Partial<WireCertificates> = {},
  handlers: Partial<CallHandlers> = {},
  language: 'en' | 'de' = 'en',
) {
  const appearance = { ...fakeSnapshot().appearance, language }
  const api = createFakeDashboardApi({
    snapshot: { certificates: sampleCertificates(parts), appearance },
    handlers,
  })
  await renderDashboard(api)
  fireEvent.click(screen.getByRole('button', { name: language === 'de' ? 'Zertifikate' : 'Certificates' }))
  return api
}

const press = async (name: string) =>
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))

describe('the certificates', () => {
  it('speak the language of the page, and so does what main says of them', async () => {
    const { acme } = sampleCertificates()
    await open({ acme: { ...acme, problem: 'The authority refused: no such host' } }, {}, 'de')
    expect(screen.getByRole('heading', { name: 'Zertifikate' })).toBeDefined()
    expect(screen.getByText('Die Zertifizierungsstelle lehnte ab: no such host')).toBeDefined()
    expect(screen.getByText('Fingerabdruck (SHA-256)')).toBeDefined()
  })
})

describe('the fingerprint', () => {
  it('is read by a telephone when somebody asks for it', async () => {
    await open()
    expect(screen.queryByRole('img', { name: 'The fingerprint as a QR code' })).toBeNull()
    await press('Show as QR code')
    const code = screen.getByRole('img', { name: 'The fingerprint as a QR code' })
    expect(code.getAttribute('data-text')).toBe(sampleCertificates().inUse?.fingerprintSha256)
    await press('Hide QR code')
    expect(screen.queryByRole('img', { name: 'The fingerprint as a QR code' })).toBeNull()
  })
})

describe('the terms of an authority', () => {
  it('are asked of its directory when somebody wants to know', async () => {
    const url = 'https://ca.example.org/terms'
    const api = await open({}, { findAcmeTerms: () => ({ ok: true, value: { url } }) })
    const form = new FormDriver('Certificate from an authority')
    form.fill('Authority', 'other')
    expect(screen.queryByRole('button', { name: 'Find the terms' })).toBeNull()
    form.fill('Directory address', 'https://ca.example.org/acme')
    await form.press('Find the terms')
    expect(api.argumentsOf('findAcmeTerms')).toEqual([
      { directoryUrl: 'https://ca.example.org/acme', caPem: null },
    ])
    expect(screen.getByText(url)).toBeDefined()
    form.fill('Directory address', 'https://other.example.org/acme')
    expect(screen.queryByText(url)).toBeNull()
  })

  it('may not be there, or the authority may not be', async () => {
    let isThere = true
    await open(
      {},
      {
        findAcmeTerms: () =>
          isThere
            ? { ok: true, value: { url: null } }
            : { ok: false, problem: { field: 'directoryUrl', message: 'There is no ACME directory at x.' } },
      },
    )
    const form = new FormDriver('Certificate from an authority')
    form.fill('Authority', 'other')
    form.fill('Directory address', 'https://ca.example.org/acme')
    await form.press('Find the terms')
    expect(screen.getByText('This authority names no terms.')).toBeDefined()
    isThere = false
    form.fill('Directory address', 'https://ca.example.org/other')
    await form.press('Find the terms')
    expect(screen.getByText('There is no ACME directory at x.')).toBeDefined()
  })
})
