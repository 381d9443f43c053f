import type { CheckResult, WireSelfCheck } from '../../../preload/contract/wire-self-check.ts'
import type { WireSnapshot } from '../../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import type { OwnLogins } from '../accounts/own-logins.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { type CheckOutcome, checkConnection } from './check-connection.ts'
import { type CheckedShare, checkShares } from './check-shares.ts'

/** What a dashboard shows, as far as it is looked at. */
type Shown = Pick<WireSnapshot, 'shares' | 'server'>

/** What the check looks at. */
export interface SelfCheckSources {
  readonly status: () => ServerStatus
  readonly settings: () => Settings
  /** What a dashboard shows: rooms of shares, and the addresses a person could type. */
  readonly shown: () => Shown
  readonly logins: Pick<OwnLogins, 'asChecker'>
  /** Fingerprint of the certificate in use, or null. */
  readonly fingerprint: () => string | null
  readonly isOwnAddress: (address: string) => boolean
  readonly now: () => number
}

/** Finds out how far a client gets, as far as that can be told from here. */
export interface SelfCheck {
  applyEngineEvent(event: EngineEvent): void
  /** One check at a time: who asks meanwhile gets the same answer. */
  run(): Promise<WireSelfCheck>
}

/** Fewer ports than this run out as soon as somebody moves a folder of small files: closed ones rest a minute. */
const comfortablePorts = 50

type Bound = Extract<ServerStatus, { phase: 'running' }>['listeners'][number]

/** Makes the check. */
export function createSelfCheck(sources: SelfCheckSources): SelfCheck {
  let running: Promise<WireSelfCheck> | null = null
  /** The first who came from elsewhere since the server started. */
  let visitor: string | null = null

  const check = async (): Promise<WireSelfCheck> => {
    const status = sources.status()
    const shown = sources.shown()
    const shares = checkShares(checkedShares(sources.settings(), shown))
    const network =
      status.phase === 'running'
        ? await checkNetwork(sources, cardAddresses(shown), status.listeners)
        : [result('listening', 'fail', null, 'not-running')]
    const troubles =
      status.phase === 'running'
        ? status.troubles.map(({ host, port, problem }) =>
            result('listening', 'warn', `${host}:${port}`, 'other', problem),
          )
        : []
    return {
      at: sources.now(),
      results: [
        ...network,
        ...troubles,
        passivePorts(sources.settings()),
        ...(await shares),
        visitor === null
          ? result('inbound', 'unknown', null, 'nobody-yet')
          : result('inbound', 'pass', visitor, null),
        // No system tells a program without rights of an administrator what its firewall lets through.
        visitor === null
          ? result('firewall', 'unknown', null, 'nobody-yet')
          : result('firewall', 'pass', visitor, null),
        result('internet', 'unknown', null, 'nobody-yet'),
      ],
    }
  }

  return {
    applyEngineEvent(event) {
      if (event.type === 'listener-closed') visitor = null
      if (event.type !== 'session-opened' || visitor !== null) return
      if (!sources.isOwnAddress(event.peer.address)) visitor = event.peer.address
    },
    run() {
      running ??= check().finally(() => {
        running = null
      })
      return running
    },
  }
}

function checkedShares(settings: Settings, shown: Shown): readonly CheckedShare[] {
  const rooms = new Map(shown.shares.map(({ id, room }) => [id, room]))
  return settings.shares.map((share) => ({ share, room: rooms.get(share.id) ?? 'enough' }))
}

function cardAddresses(shown: Shown): readonly string[] {
  const cards = shown.server.addresses.filter(({ kind }) => kind !== 'this-computer')
  return [...new Set(cards.map(({ host }) => host))]
}

async function checkNetwork(
  sources: SelfCheckSources,
  addresses: readonly string[],
  listeners: readonly Bound[],
): Promise<CheckResult[]> {
  const found = listeners.map(({ host, port }) =>
    result('listening', 'pass', `${host.includes(':') ? `[${host}]` : host}:${port}`, null),
  )
  // One listener is enough to know the engine; each address of a card tells of its own listener.
  const own = await Promise.all(
    listeners.slice(0, 1).map((listener) => attempt(sources, listener, loopbackOf(listener.host))),
  )
  const ofCards = await Promise.all(
    addresses.map(async (address) => {
      const listener = listeners.find(({ host }) => host === address || accepts(host, address))
      return listener === undefined
        ? []
        : [ofAddress(address, listener, await attempt(sources, listener, address))]
    }),
  )
  return [
    ...found,
    ...own.flatMap((outcome) => ofOwnConnection(outcome, sources.settings())),
    ...ofCards.flat(),
  ]
}

function attempt(sources: SelfCheckSources, { port, tls }: Bound, host: string): Promise<CheckOutcome> {
  return checkConnection({
    host,
    port,
    tls: tls === 'off' ? 'off' : tls === 'implicit' ? 'implicit' : 'explicit',
    login: sources.logins.asChecker(),
    fingerprint: sources.fingerprint(),
  })
}

/** Where a listener is reached without a network card. */
function loopbackOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}

function accepts(listenerHost: string, address: string): boolean {
  return listenerHost === (address.includes(':') ? '::' : '0.0.0.0')
}

function ofOwnConnection(outcome: CheckOutcome, { server }: Settings): CheckResult[] {
  const { failed, error, tlsProtocol, isResumed } = outcome
  const isEncryptionAtFault = failed === 'encryption'
  const whole =
    failed === null || isEncryptionAtFault
      ? []
      : [result('own-connection', 'fail', null, reasonOf(failed, error), error)]
  const passed = failed === null ? [result('own-connection', 'pass', null, null)] : []
  if (isEncryptionAtFault) return [result('encryption', 'fail', null, reasonOf(failed, error), error)]
  if (tlsProtocol === null) {
    const off = failed === 'connect' ? [] : [result('encryption', 'warn', null, 'switched-off')]
    return [...whole, ...passed, ...off]
  }
  const resumption =
    isResumed === null
      ? []
      : [
          isResumed || server.tlsResumption === 'off'
            ? result('resumption', 'pass', null, null)
            : result('resumption', 'warn', null, 'not-resumed'),
        ]
  return [...whole, ...passed, result('encryption', 'pass', null, null, tlsProtocol), ...resumption]
}

function ofAddress(address: string, { port }: Bound, { failed, error }: CheckOutcome): CheckResult {
  const subject = `${address.includes(':') ? `[${address}]` : address}:${port}`
  if (failed === null) return result('own-address', 'pass', subject, null)
  return result('own-address', 'fail', subject, reasonOf(failed, error), error)
}

function passivePorts({ server }: Settings): CheckResult {
  const count = server.passivePorts.max - server.passivePorts.min + 1
  return count < comfortablePorts
    ? result('passive-ports', 'warn', null, 'few', String(count))
    : result('passive-ports', 'pass', null, null, String(count))
}

function reasonOf(failed: NonNullable<CheckOutcome['failed']>, error: string | null): string {
  if (failed === 'content') return 'wrong-content'
  if (/timeout|timed out/i.test(error ?? '')) return 'timeout'
  return /ECONNREFUSED/.test(error ?? '') ? 'refused' : 'other'
}

function result(
  name: CheckResult['name'],
  status: CheckResult['status'],
  subject: string | null,
  reason: string | null,
  detail: string | null = null,
): CheckResult {
  return { name, status, subject, reason, detail }
}
