import { hostname, networkInterfaces } from 'node:os'
import type { WireCertificates, WireKnownCertificate } from '../../../preload/contract/wire-certificates.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import type { TlsIdentity } from '../../engine/engine-options.ts'
import { createCertificateCalls } from '../calls/certificate-calls.ts'
import { quietTimer } from '../quiet-timer.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { orderCertificate } from './acme/acme-order.ts'
import { createAcmeService } from './acme/acme-service.ts'
import { createCertificateService, type KnownCertificate } from './certificate-service.ts'
import type { CertificateStore, LoadedCertificate } from './certificate-store.ts'
import type { ExpiryWarning } from './expiry-warnings.ts'
import { serverNames } from './server-names.ts'
import type { TlsUse } from './tls-use.ts'

/** What the certificates of a server need. */
export interface CertificatesDependencies {
  readonly folder: string
  readonly generated: CertificateStore
  /** Loads the certificate of the command line, or null without one. */
  readonly loadFixed: (() => Promise<LoadedCertificate>) | null
  readonly store: SettingsStore
  readonly tlsUse: TlsUse
  /** Clients are to see another certificate from now on. */
  readonly onSwapped: () => void
  /** What is shown has changed. */
  readonly onChanged: () => void
  /** One line for people. */
  readonly onNotice: (text: string) => void
  /** The certificate in use is near its end or past it; people are told by `onNotice`. */
  readonly onExpiring?: (warning: ExpiryWarning) => void
}

/** The certificates of this server. */
export interface Certificates {
  readonly calls: ReturnType<typeof createCertificateCalls>
  /** Key and chain to serve with. Rejects with a message for people. */
  identity(): Promise<TlsIdentity>
  wire(): WireCertificates
  applyEngineEvent(event: EngineEvent): void
  close(): Promise<void>
}

/** Logins are shown within this time; telling of each at once would send the whole list hundreds of times a second. */
const loginsShownAfterMs = 5_000

/** Puts own, imported and ordered certificates together. */
export function createCertificates({
  folder,
  generated,
  loadFixed,
  store,
  tlsUse,
  onSwapped,
  onChanged,
  onNotice,
  onExpiring = () => undefined,
}: CertificatesDependencies): Certificates {
  const now = () => Date.now()
  const rules = () => store.current.certificate
  let others: readonly KnownCertificate[] = []
  let fixed: LoadedCertificate | null = null
  let cancelShow: (() => void) | null = null

  const service = createCertificateService({
    folder,
    generated,
    source: () => rules().source,
    now,
    schedule: quietTimer,
    onChanged() {
      onSwapped()
      lookAround()
    },
    onNotice,
    onExpiring,
  })
  const acme = createAcmeService({
    folder,
    rules,
    current: () => service.inUse,
    order: orderCertificate,
    keep: (identity) => service.keep('acme', identity),
    now,
    schedule: quietTimer,
    onChanged: () => lookAround(),
    onNotice,
  })
  const lookAround = (): void => {
    service
      .others()
      .then((found) => {
        others = found
        onChanged()
      })
      .catch((error: unknown) => onNotice(`The certificates cannot be read: ${String(error)}`))
  }

  // Settings come from other ways, too: an import of all of them may choose another certificate.
  const unsubscribe = store.subscribe((settings, previous) => {
    if (loadFixed !== null || settings.certificate === previous.certificate) return
    acme.plan()
    if (service.inUse === null || settings.certificate.source === previous.certificate.source) return
    service.refresh().catch((error: unknown) => onNotice(`The certificate cannot be read: ${String(error)}`))
  })

  return {
    calls: createCertificateCalls({ certificates: service, acme, store, isFixed: loadFixed !== null }),
    async identity() {
      if (loadFixed === null) {
        const identity = await service.identity()
        acme.plan()
        return identity
      }
      if (fixed === null) {
        fixed = await loadFixed()
        if (fixed.notice !== null) onNotice(fixed.notice)
        onChanged()
      }
      return fixed.identity
    },
    wire() {
      const used = fixed === null ? service.inUse : { source: 'imported' as const, info: fixed.info }
      const { phase, problem, nextTryAtMs } = acme.status
      const names = serverNames(hostname(), networkInterfaces())
      const held = new Set(used?.info.names.map((name) => name.toLowerCase()))
      const wanted = [...names.dnsNames, ...names.ipAddresses].filter((name) => !name.includes('%'))
      return {
        inUse: used === null ? null : wireKnown(used),
        isFixed: loadFixed !== null,
        others: fixed === null ? others.map(wireKnown) : [],
        missingNames: used?.source === 'generated' ? wanted.filter((name) => !held.has(name)) : [],
        rules: rules(),
        acme: { phase, problem, nextTryAt: nextTryAtMs },
        tlsUse: tlsUse.list(now()).map(({ lastAtMs, ...use }) => ({ ...use, lastAt: lastAtMs })),
      }
    },
    applyEngineEvent(event) {
      tlsUse.applyEngineEvent(event)
      if (event.type !== 'logged-in') return
      cancelShow ??= quietTimer(() => {
        cancelShow = null
        onChanged()
      }, loginsShownAfterMs)
    },
    async close() {
      cancelShow?.()
      unsubscribe()
      service.close()
      acme.close()
      await tlsUse.close()
    },
  }
}

function wireKnown({ source, info }: KnownCertificate): WireKnownCertificate {
  const { subject, issuer, names, notBeforeMs, notAfterMs, fingerprintSha256, keyType, isSelfSigned } = info
  return {
    source,
    subject,
    issuer,
    names: [...names],
    notBefore: notBeforeMs,
    notAfter: notAfterMs,
    fingerprintSha256,
    keyType,
    isSelfSigned,
  }
}
