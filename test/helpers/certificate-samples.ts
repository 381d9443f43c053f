import type { WireCertificates, WireKnownCertificate } from '../../app/preload/contract/wire-certificates.ts'
import { fakeSnapshot } from './fake-dashboard-api.ts'

/** A certificate as a dashboard gets it, with what the test wants different. */
export function sampleCertificate(parts: Partial<WireKnownCertificate> = {}): WireKnownCertificate {
  return {
    source: 'generated',
    subject: 'CN=Portside on desk',
    issuer: 'CN=Portside on desk',
    names: ['desk', 'desk.local', '192.168.1.10'],
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2100, 0, 1),
    fingerprintSha256: Array.from({ length: 32 }, () => 'AB').join(':'),
    keyType: 'EC P-256',
    isSelfSigned: true,
    ...parts,
  }
}

/** What the certificates screen gets, with what the test wants different. */
export function sampleCertificates(parts: Partial<WireCertificates> = {}): WireCertificates {
  return { ...fakeSnapshot().certificates, inUse: sampleCertificate(), ...parts }
}
