import type { WireFinding } from '../../../preload/contract/wire-security.ts'
import type { ListenerOptions } from '../../engine/engine-options.ts'
import { effectiveAccount, isExpired } from '../accounts/effective-account.ts'
import type { Settings, User } from '../settings/settings-schema.ts'

/** One thing about the settings, before anybody has said whether they live with it. */
export type Finding = Omit<WireFinding, 'isAccepted'>

/** What a verdict about safety rests on. */
export interface SecurityFacts {
  readonly settings: Settings
  /** The listeners there are, or the ones there would be once the server runs. */
  readonly listeners: readonly Pick<ListenerOptions, 'host' | 'port' | 'tls'>[]
  /** The certificate clients see; null while there is none. */
  readonly certificate: {
    readonly source: Settings['certificate']['source']
    readonly notAfter: number
    readonly isSelfSigned: boolean
  } | null
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number
}

const dayMs = 86_400_000
/** Somebody has to get a new one, which takes days in some houses. */
const importedSoonMs = 30 * dayMs
/** Renewed by itself a month before; so close to the end, something keeps failing. */
const renewedSoonMs = 7 * dayMs

/** What weakens one listener by the way it encrypts. */
export function findingsOfListener(tls: ListenerOptions['tls'], facts: SecurityFacts): Finding[] {
  const { settings } = facts
  // The command line may say something else for this run, which no setting mends.
  const require = settings.server.tls === 'required' ? null : 'Require encryption'
  const findings: Finding[] = []
  if (tls === 'off') {
    const text = 'Passwords and files travel readable for everyone on the way.'
    return [{ id: 'no-encryption', level: 'bad', text, remedy: require }]
  }
  if (tls === 'optional' && !everybodyNeedsTls(facts)) {
    const text = 'Clients may sign in without encryption; their passwords are readable on the way.'
    findings.push({ id: 'plain-logins', level: 'warning', text, remedy: require })
  }
  const plain = tls === 'required' ? plainUsers(facts) : []
  if (plain.length > 0) {
    const who = plain.length === 1 ? `“${plain[0]?.name}” may` : `${plain.length} users may`
    const where = settings.server.plainAllowedFor === 'local-peers' ? ' from the local networks' : ''
    const text = `${who} sign in without encryption${where}.`
    findings.push({ id: 'plain-exceptions', level: 'warning', text, remedy: 'Allow nobody' })
  }
  if (settings.server.allowClearControl) {
    const text = 'Clients may end the encryption of the control connection after signing in (CCC).'
    findings.push({ id: 'clear-control', level: 'warning', text, remedy: 'Do not allow it' })
  }
  if (settings.server.tlsMinVersion === 'TLSv1.2') {
    const text = 'TLS 1.2 is spoken beside 1.3. It is safe, and old clients need it.'
    findings.push({ id: 'tls-1.2', level: 'info', text, remedy: null })
  }
  return [...findings, ...findingsOfCertificate(facts)]
}

/** What weakens every listener alike. */
export function findingsOfEverything({ settings, nowMs }: SecurityFacts): Finding[] {
  const findings: Finding[] = []
  if (!settings.protection.isOn) {
    const text = 'Automatic protection is off: passwords can be tried without end.'
    findings.push({ id: 'protection-off', level: 'warning', text, remedy: 'Switch on' })
  }
  const guest = settings.users.find((user) => user.isAnonymous && mayEnter(user, nowMs))
  if (guest !== undefined) {
    const text = 'Anyone can sign in without a password and read what is shared with “anonymous”.'
    findings.push({ id: 'anonymous-on', level: 'warning', text, remedy: 'Switch off' })
    if (namesWriting(settings, guest)) {
      const writing =
        'What is shared with “anonymous” names rights to write. They have no effect: it only ever reads.'
      findings.push({ id: 'anonymous-writing', level: 'info', text: writing, remedy: null })
    }
  }
  for (const { id, name, links, isEnabled } of settings.shares) {
    if (!isEnabled || links !== 'anywhere') continue
    const text = `Links in “${name}” may lead anywhere on this computer.`
    findings.push({ id: `links-anywhere:${id}`, level: 'warning', text, remedy: 'Keep links inside' })
  }
  return findings
}

function findingsOfCertificate({ certificate, nowMs }: SecurityFacts): Finding[] {
  if (certificate === null) return []
  const findings: Finding[] = []
  const leftMs = certificate.notAfter - nowMs
  const remedy = certificate.source === 'generated' ? 'Make a new one' : null
  const how = remedy === null ? ' Get a new one on the Certificates screen.' : ''
  const soonMs = certificate.source === 'imported' ? importedSoonMs : renewedSoonMs
  if (leftMs <= 0) {
    const text = `The certificate has expired. Clients refuse it or warn.${how}`
    findings.push({ id: 'certificate-expired', level: 'bad', text, remedy })
  } else if (leftMs <= soonMs) {
    const days = Math.ceil(leftMs / dayMs)
    const text = `The certificate expires in ${days === 1 ? 'a day' : `${days} days`}.${how}`
    findings.push({ id: 'certificate-expires', level: 'warning', text, remedy })
  }
  if (certificate.isSelfSigned) {
    const text =
      'The certificate is self-made: clients ask once whether to trust it. Compare its fingerprint there.'
    findings.push({ id: 'certificate-self-made', level: 'info', text, remedy: null })
  }
  return findings
}

function mayEnter(user: User, nowMs: number): boolean {
  return user.isEnabled && !isExpired(user, nowMs)
}

function everybodyNeedsTls({ settings, nowMs }: SecurityFacts): boolean {
  const users = settings.users.filter((user) => mayEnter(user, nowMs))
  return users.length > 0 && users.every((user) => effectiveAccount(settings, user).requiresTls)
}

function plainUsers({ settings, nowMs }: SecurityFacts): User[] {
  if (settings.server.plainAllowedFor === 'nobody') return []
  return settings.users.filter(
    (user) => user.allowsPlain && mayEnter(user, nowMs) && !effectiveAccount(settings, user).requiresTls,
  )
}

/** Presets that only read; everything else names rights the guest never gets. */
function namesWriting(settings: Settings, guest: User): boolean {
  const { access } = effectiveAccount(settings, guest)
  if (access.kind !== 'selected') return false
  const reading = new Set(['list', 'download'])
  return access.grants.some(({ preset, permissions, folders }) =>
    [{ preset, permissions }, ...folders].some((rights) =>
      rights.preset === 'custom'
        ? rights.permissions.some((permission) => !reading.has(permission))
        : rights.preset !== 'read-only',
    ),
  )
}
