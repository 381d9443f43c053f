import { join } from 'node:path'
import type { TlsIdentity } from '../../engine/engine-options.ts'
import {
  CertificateError,
  type CertificateInfo,
  checkIdentity,
  inspectCertificate,
} from '../../engine/host-door.ts'
import { diskOperations, type FileOperations } from '../files/file-operations.ts'
import type { CertificateRules } from '../settings/settings-schema.ts'
import type { CertificateStore, LoadedCertificate } from './certificate-store.ts'
import { dueWarning, type ExpiryWarning } from './expiry-warnings.ts'
import { readIdentity, writeIdentity } from './identity-file.ts'

/** Where a certificate comes from. */
export type CertificateSource = CertificateRules['source']

/** What the service needs. */
export interface CertificateServiceOptions {
  /** The data folder; certificates of other sources than `generated` lie there, too. */
  readonly folder: string
  readonly generated: CertificateStore
  readonly source: () => CertificateSource
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Calls back once, later; returns what takes that back. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** The certificate in use, or what is known of it, has changed. */
  readonly onChanged: () => void
  /** One line for people. */
  readonly onNotice: (text: string) => void
  /** The certificate in use is near its end or past it; people are told by `onNotice`. */
  readonly onExpiring?: (warning: ExpiryWarning) => void
  readonly operations?: FileOperations
}

/** A certificate there is, in use or not. */
export interface KnownCertificate {
  readonly source: CertificateSource
  readonly info: CertificateInfo
}

/** The certificates of this server: which one is used, and when it is renewed. */
export interface CertificateService {
  /** Key and chain to serve with. Rejects with a message for people when there is none at all. */
  identity(): Promise<TlsIdentity>
  /** Null until it is loaded. */
  readonly inUse: KnownCertificate | null
  /** Every other certificate that is kept. */
  others(): Promise<readonly KnownCertificate[]>
  /** Keeps a certificate of a source that a person or an authority gave. Throws CertificateError for an unusable one. */
  keep(source: Exclude<CertificateSource, 'generated'>, identity: TlsIdentity): Promise<CertificateInfo>
  /** Makes a new one of its own with today's names and addresses. */
  regenerate(): Promise<void>
  /** Looks again at what the settings say is used, and says `onChanged` when it is another one. */
  refresh(): Promise<void>
  /** Certificate and chain in PEM, without the key. */
  exportPem(): string | null
  close(): void
}

/** An own certificate is renewed this long before its end, so that nobody ever sees an expired one. */
export const renewBeforeMs = 30 * 86_400_000
const lookEveryMs = 6 * 3_600_000

/** Opens the certificates of a data folder; nothing is read before `identity`. */
export function createCertificateService({
  folder,
  generated,
  source,
  now,
  schedule,
  onChanged,
  onNotice,
  onExpiring = () => undefined,
  operations = diskOperations,
}: CertificateServiceOptions): CertificateService {
  let loaded: (LoadedCertificate & { readonly source: CertificateSource }) | null = null
  let loading: Promise<void> | null = null
  let cancelLook: (() => void) | null = null
  let warnedOf: string | null = null
  // It is looked at every six hours; the same trouble is said once.
  let saidOf = ''

  const pathOf = (of: Exclude<CertificateSource, 'generated'>): string => join(folder, `${of}.pem`)

  const loadGenerated = async (): Promise<LoadedCertificate> => {
    const own = await generated.load()
    if (own.info.notAfterMs - now() > renewBeforeMs) return own
    const renewed = await generated.regenerate()
    return {
      ...renewed,
      notice: 'The certificate was renewed. Clients will ask once whether to trust the new one.',
    }
  }

  /** What was given stays in use even when it has expired: another one would only be another warning at the client. */
  const loadGiven = async (
    of: Exclude<CertificateSource, 'generated'>,
  ): Promise<LoadedCertificate | null> => {
    const identity = await readIdentity(pathOf(of), operations).catch(() => null)
    if (identity === null) return null
    try {
      return { identity, info: checkIdentity(identity, now()), notice: null }
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error
      const isOnlyLate = error.kind === 'expired' || error.kind === 'not-yet-valid'
      if (!isOnlyLate) return null
      return { identity, info: inspectCertificate(identity.certificatePem), notice: error.message }
    }
  }

  const load = async (): Promise<void> => {
    const wanted = source()
    const given = wanted === 'generated' ? null : await loadGiven(wanted)
    const next = given ?? (await loadGenerated())
    const used = given === null ? 'generated' : wanted
    const lost =
      wanted === 'imported' && given === null
        ? ['The imported certificate cannot be used; Portside serves with its own one. Import it again.']
        : []
    const notices = [...lost, ...(next.notice === null ? [] : [next.notice])]
    const said = JSON.stringify([next.info.fingerprintSha256, notices])
    if (said !== saidOf) for (const text of notices) onNotice(text)
    saidOf = said
    const isAnother = loaded?.info.fingerprintSha256 !== next.info.fingerprintSha256 || loaded.source !== used
    loaded = { ...next, source: used }
    warn()
    if (isAnother) onChanged()
  }

  const warn = (): void => {
    if (loaded === null || loaded.source === 'generated') return
    const warning = dueWarning(loaded.info, now())
    if (warning === null || warning.key === warnedOf) return
    warnedOf = warning.key
    onNotice(warning.text)
    onExpiring({ text: warning.text, endsAt: loaded.info.notAfterMs })
  }

  const refresh = (): Promise<void> => {
    const done = (loading ?? Promise.resolve()).catch(() => undefined).then(load)
    loading = done
    return done
  }

  const look = (): void => {
    cancelLook = schedule(look, lookEveryMs)
    if (loaded !== null)
      refresh().catch((error: unknown) => onNotice(`The certificate cannot be read: ${String(error)}`))
  }
  cancelLook = schedule(look, lookEveryMs)

  return {
    async identity() {
      if (loaded === null) await refresh()
      if (loaded === null) throw new Error('There is no certificate.')
      return loaded.identity
    },
    get inUse() {
      return loaded === null ? null : { source: loaded.source, info: loaded.info }
    },
    async others() {
      const known: (KnownCertificate | null)[] = await Promise.all([
        generated.look().then((info) => (info === null ? null : { source: 'generated' as const, info })),
        ...(['imported', 'acme'] as const).map(async (of) => {
          const given = await loadGiven(of)
          return given === null ? null : { source: of, info: given.info }
        }),
      ])
      return known.filter((one) => one !== null && one.source !== loaded?.source) as KnownCertificate[]
    },
    async keep(of, identity) {
      const info = checkIdentity(identity, now())
      await writeIdentity(pathOf(of), identity, operations)
      await refresh()
      return info
    },
    async regenerate() {
      await generated.regenerate()
      await refresh()
    },
    refresh,
    exportPem: () => loaded?.identity.certificatePem ?? null,
    close: () => cancelLook?.(),
  }
}
