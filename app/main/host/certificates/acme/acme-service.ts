import { join } from 'node:path'
import type { TlsIdentity } from '../../../engine/engine-options.ts'
import { diskOperations, type FileOperations } from '../../files/file-operations.ts'
import type { CertificateRules } from '../../settings/settings-schema.ts'
import type { KnownCertificate } from '../certificate-service.ts'
import { readAccount, writeAccount } from './acme-account.ts'
import type { AcmeOrder, AcmeResult } from './acme-order.ts'

/** Where an authority's certificate stands. */
export interface AcmeStatus {
  readonly phase: 'idle' | 'ordering' | 'failed'
  /** One line for people in phase `failed`, else null. */
  readonly problem: string | null
  /** When it is tried next by itself, milliseconds since 1970 UTC, or null. */
  readonly nextTryAtMs: number | null
}

/** What the service needs. */
export interface AcmeServiceOptions {
  readonly folder: string
  readonly rules: () => CertificateRules
  /** What is kept of the authority at present, or null. */
  readonly current: () => KnownCertificate | null
  readonly order: (order: AcmeOrder) => Promise<AcmeResult>
  /** Keeps and uses what came. */
  readonly keep: (identity: TlsIdentity) => Promise<unknown>
  readonly now: () => number
  readonly schedule: (run: () => void, delayMs: number) => () => void
  readonly onChanged: () => void
  /** One line for people. */
  readonly onNotice: (text: string) => void
  readonly operations?: FileOperations
}

/** Gets a certificate from an authority and renews it by itself while it is the one that is used. */
export interface AcmeService {
  readonly status: AcmeStatus
  /** Orders one now; resolves to null or to one line that says why there is none. */
  orderNow(): Promise<string | null>
  /** Looks at the settings and the certificate again, and plans the next order. */
  plan(): void
  close(): void
}

const hourMs = 3_600_000
const firstRetryMs = hourMs
const longestRetryMs = 24 * hourMs
/** Timers stand still while a computer sleeps, and clocks jump: the plan is made anew this often. */
const longestTimerMs = 6 * hourMs

/** Makes the service; nothing is ordered before `plan` or `orderNow`. */
export function createAcmeService(options: AcmeServiceOptions): AcmeService {
  const { folder, rules, current, order, keep, now, schedule, onChanged, onNotice } = options
  const { operations = diskOperations } = options
  let status: AcmeStatus = { phase: 'idle', problem: null, nextTryAtMs: null }
  let running: Promise<string | null> | null = null
  let failures = 0
  let cancel: (() => void) | null = null
  // Before this nothing is ordered by itself: neither at every start of the server, nor for ever again where what came
  // is not what was asked for. Authorities lock out who asks too often.
  let restUntilMs = 0
  let restsFor = ''
  const ending = new AbortController()

  const rest = (delayMs: number): void => {
    restUntilMs = now() + delayMs
    restsFor = JSON.stringify(rules().acme)
  }

  const enter = (next: AcmeStatus): void => {
    status = next
    onChanged()
  }

  const run = async (): Promise<string | null> => {
    cancel?.()
    cancel = null
    enter({ phase: 'ordering', problem: null, nextTryAtMs: null })
    try {
      const { acme } = rules()
      const path = join(folder, 'acme-account.json')
      const known = await readAccount(path, acme.directoryUrl, now(), operations)
      const { identity, account } = await order({
        rules: acme,
        account: known,
        keepAccount: (made) => writeAccount(path, made, operations),
        signal: ending.signal,
      })
      await writeAccount(path, account, operations)
      await keep(identity)
      failures = 0
      rest(firstRetryMs)
      enter({ phase: 'idle', problem: null, nextTryAtMs: null })
      return null
    } catch (error) {
      if (ending.signal.aborted) return 'The server is ending.'
      failures += 1
      const problem = error instanceof Error ? error.message : String(error)
      const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10))
      rest(delayMs)
      const isWanted = rules().source === 'acme'
      enter({ phase: 'failed', problem, nextTryAtMs: isWanted ? now() + delayMs : null })
      if (isWanted) {
        wait(delayMs)
        onNotice(`The certificate could not be renewed. ${problem}`)
      }
      return problem
    }
  }

  const orderNow = (): Promise<string | null> => {
    running ??= run().then((problem) => {
      running = null
      if (problem === null) plan()
      return problem
    })
    return running
  }

  const wait = (delayMs: number): void => {
    cancel?.()
    cancel = schedule(
      () => {
        cancel = null
        const { source } = rules()
        if (delayMs > longestTimerMs || source !== 'acme') plan()
        else void orderNow()
      },
      Math.min(delayMs, longestTimerMs),
    )
  }

  const plan = (): void => {
    cancel?.()
    cancel = null
    if (running !== null || ending.signal.aborted) return
    const { source, acme } = rules()
    if (source !== 'acme' || acme.domains.length === 0 || !acme.isAgreed) {
      if (status.nextTryAtMs !== null) enter({ ...status, nextTryAtMs: null })
      return
    }
    const isSame = restsFor === JSON.stringify(acme)
    // A clock that was set back must not make the rest longer than the longest there is.
    const restMs = isSame ? Math.min(restUntilMs - now(), longestRetryMs) : 0
    const delayMs = Math.max(0, restMs, renewalTime(current(), acme.domains) - now())
    enter({ ...status, nextTryAtMs: now() + delayMs })
    wait(delayMs)
  }

  return {
    get status() {
      return status
    },
    orderNow,
    plan,
    close() {
      cancel?.()
      ending.abort()
    },
  }
}

/** When two thirds of its life are over, as authorities advise; at once for other names, and where there is none. */
function renewalTime(current: KnownCertificate | null, domains: readonly string[]): number {
  if (current === null || current.source !== 'acme') return 0
  const { notBeforeMs, notAfterMs, names } = current.info
  if (domains.some((domain) => !names.includes(domain))) return 0
  return notBeforeMs + ((notAfterMs - notBeforeMs) * 2) / 3
}
