import { X509Certificate } from 'node:crypto'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { CertificateError } from '../../engine/host-door.ts'
import { readAcmeDirectory } from '../certificates/acme/acme-directory.ts'
import { AcmeError } from '../certificates/acme/acme-error.ts'
import type { AcmeService } from '../certificates/acme/acme-service.ts'
import { MaterialError, readMaterial } from '../certificates/certificate-material.ts'
import type { CertificateService } from '../certificates/certificate-service.ts'
import { certificateRulesSchema } from '../settings/certificate-schema.ts'
import { applyAction, changed } from '../settings/settings-action.ts'
import type { CertificateRules } from '../settings/settings-schema.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf, done, refused } from './outcome.ts'

/** What calls about certificates need. */
export interface CertificateCallDependencies {
  readonly certificates: CertificateService
  readonly acme: AcmeService
  readonly store: SettingsStore
  /** The command line chose the certificate. */
  readonly isFixed: boolean
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).fingerprint256 !== ''
  } catch {
    return false
  }
}

const fixedText = 'The certificate was chosen on the command line and stays for this run.'

/** Calls about certificates. What is in use changes without ending a session. */
export function createCertificateCalls({
  certificates,
  acme,
  store,
  isFixed,
}: CertificateCallDependencies): Pick<
  CallHandlers,
  | 'importCertificate'
  | 'regenerateCertificate'
  | 'useCertificate'
  | 'exportCertificate'
  | 'updateAcme'
  | 'orderCertificate'
  | 'findAcmeTerms'
> {
  const change = (rules: (current: CertificateRules) => CertificateRules) =>
    answerOf(
      () =>
        applyAction(store, (settings) =>
          changed(
            { ...settings, certificate: certificateRulesSchema.parse(rules(settings.certificate)) },
            null,
          ),
        ),
      () => null,
    )

  const use = async (source: CertificateRules['source']) => {
    const outcome = await change((rules) => ({ ...rules, source }))
    if (!outcome.ok) return outcome
    await certificates.refresh()
    acme.plan()
    return outcome
  }

  return {
    async importCertificate({ files, password }) {
      if (isFixed) return refused(null, fixedText)
      try {
        const identity = readMaterial(
          files.map((text) => Buffer.from(text, 'base64')),
          password,
        )
        await certificates.keep('imported', identity)
      } catch (error) {
        if (error instanceof MaterialError) {
          const isPassword = error.kind === 'password-needed' || error.kind === 'wrong-password'
          return refused(isPassword ? 'password' : 'files', error.message)
        }
        if (error instanceof CertificateError) return refused('files', error.message)
        throw error
      }
      return use('imported')
    },

    async regenerateCertificate() {
      if (isFixed) return refused(null, fixedText)
      await certificates.regenerate()
      return use('generated')
    },

    async useCertificate({ source }) {
      if (isFixed) return refused(null, fixedText)
      const known = [certificates.inUse, ...(await certificates.others())]
      if (!known.some((one) => one?.source === source))
        return refused(null, 'There is no such certificate yet.')
      return use(source)
    },

    exportCertificate: () => ({ pem: certificates.exportPem() }),

    async updateAcme(changes) {
      if (changes.caPem && !isCertificate(changes.caPem))
        return refused('caPem', 'This is not a certificate in PEM form.')
      const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      const outcome = await change((rules) => ({ ...rules, acme: { ...rules.acme, ...said } }))
      if (outcome.ok && !isFixed) acme.plan()
      return outcome
    },

    async orderCertificate() {
      if (isFixed) return refused(null, fixedText)
      const problem = await acme.orderNow()
      if (problem !== null) return refused(null, problem)
      return (await use('acme')).ok ? done(null) : refused(null, 'The certificate came and cannot be used.')
    },

    async findAcmeTerms({ directoryUrl, caPem }) {
      if (caPem && !isCertificate(caPem)) return refused('caPem', 'This is not a certificate in PEM form.')
      try {
        const { termsUrl } = await readAcmeDirectory(directoryUrl, caPem)
        // It is shown and copied, never opened: still nothing but a web address.
        return done({
          url: termsUrl !== null && /^https?:/i.test(termsUrl) ? termsUrl.slice(0, 2_000) : null,
        })
      } catch (error) {
        if (error instanceof AcmeError) return refused('directoryUrl', error.message)
        throw error
      }
    },
  }
}
