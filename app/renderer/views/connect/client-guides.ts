import { type ConnectTarget, type ConnectTls, connectUrl, hostInUrl, type Schemes } from './connect-target.ts'
import { fileZillaSite } from './filezilla-site.ts'

/** Where a client runs; `device` is a scanner, a camera or a machine. */
export const platforms = ['windows', 'mac', 'iphone', 'android', 'linux', 'device'] as const
export type Platform = (typeof platforms)[number]

/** Programs, in the order in which they are offered. */
export const clientsOf = {
  windows: ['explorer', 'winscp', 'filezilla', 'ftpExe'],
  mac: ['finder', 'cyberduck', 'filezilla', 'curl'],
  iphone: ['iphone'],
  android: ['android'],
  linux: ['gnome', 'dolphin', 'filezilla', 'curl'],
  device: ['device'],
} as const satisfies Record<Platform, readonly string[]>
export type ClientId = (typeof clientsOf)[Platform][number]

/** Something to copy as it stands, or to save as a file. */
export interface GuideText {
  readonly kind: 'url' | 'commands' | 'file'
  readonly text: string
  /** Of a file. */
  readonly fileName?: string
}

/** What else is to be known of a program. */
export type GuideNote =
  | 'notInBrowsers'
  | 'readOnly'
  | 'activeOnly'
  | 'trustOnce'
  | 'ownCertificate'
  | 'deviceTls'
  | 'asksPassword'
  | 'anyMail'

/** How one program gets to one target. */
export interface Guide {
  readonly client: ClientId
  /** Why it cannot take this way; null when it can. */
  readonly obstacle: 'noEncryption' | 'noImplicit' | null
  readonly texts: readonly GuideText[]
  readonly notes: readonly GuideNote[]
}

interface ClientFacts {
  /** Ways the program knows. */
  readonly knows: readonly ConnectTls[]
  /** How it writes them in an address; a program without has fields only. */
  readonly schemes: Schemes | null
  readonly notes: readonly GuideNote[]
}

const all: readonly ConnectTls[] = ['plain', 'explicit', 'implicit']
const plainOnly: readonly ConnectTls[] = ['plain']
const ftp: Schemes = { plain: 'ftp', explicit: 'ftp', implicit: 'ftps' }
/** WinSCP and FileZilla: `ftps` is implicit, explicit TLS has a word of its own. */
const ftpes: Schemes = { plain: 'ftp', explicit: 'ftpes', implicit: 'ftps' }

const facts: Readonly<Record<ClientId, ClientFacts>> = {
  // Explorer's FTP is that of Internet Explorer: it has never had TLS.
  explorer: { knows: plainOnly, schemes: ftp, notes: ['notInBrowsers'] },
  // It knows neither PASV nor EPSV: the server has to connect to it.
  ftpExe: { knows: plainOnly, schemes: null, notes: ['activeOnly'] },
  winscp: { knows: all, schemes: ftpes, notes: ['trustOnce'] },
  filezilla: { knows: all, schemes: ftpes, notes: ['trustOnce'] },
  // Finder mounts FTP for reading and has no TLS.
  finder: { knows: plainOnly, schemes: ftp, notes: ['readOnly', 'notInBrowsers'] },
  // Its `ftps` is explicit; it leaves implicit TLS out.
  cyberduck: {
    knows: ['plain', 'explicit'],
    schemes: { plain: 'ftp', explicit: 'ftps', implicit: 'ftps' },
    notes: ['trustOnce'],
  },
  iphone: { knows: all, schemes: null, notes: [] },
  android: { knows: all, schemes: null, notes: [] },
  // GVfs: `ftps` is explicit, `ftpis` implicit.
  gnome: {
    knows: all,
    schemes: { plain: 'ftp', explicit: 'ftps', implicit: 'ftpis' },
    notes: ['trustOnce'],
  },
  dolphin: { knows: plainOnly, schemes: ftp, notes: [] },
  curl: { knows: all, schemes: null, notes: ['ownCertificate'] },
  device: { knows: all, schemes: null, notes: ['deviceTls'] },
}

/** Notes that matter only where there is a certificate to be trusted. */
const encryptedNotes: ReadonlySet<GuideNote> = new Set(['trustOnce', 'ownCertificate', 'deviceTls'])

/** Says how a program gets to a target, or why it cannot. */
export function guideOf(client: ClientId, target: ConnectTarget): Guide {
  const { knows, notes } = facts[client]
  if (!knows.includes(target.tls)) {
    return { client, obstacle: knows.length === 1 ? 'noEncryption' : 'noImplicit', texts: [], notes: [] }
  }
  return {
    client,
    obstacle: null,
    texts: textsOf(client, target),
    notes: [
      ...notes.filter((note) => target.tls !== 'plain' || !encryptedNotes.has(note)),
      ...(target.user === null
        ? (['anyMail'] as const)
        : target.password === null
          ? (['asksPassword'] as const)
          : []),
    ],
  }
}

function textsOf(client: ClientId, target: ConnectTarget): GuideText[] {
  const { schemes } = facts[client]
  const urls: GuideText[] = schemes === null ? [] : [{ kind: 'url', text: connectUrl(target, schemes) }]
  if (client === 'filezilla') {
    return [...urls, { kind: 'file', text: fileZillaSite(target), fileName: 'portside-site.xml' }]
  }
  if (client === 'ftpExe') return [{ kind: 'commands', text: ftpExeCommands(target) }]
  if (client === 'curl') return curlCommands(target).map((text) => ({ kind: 'commands', text }))
  return urls
}

/** What is typed at the prompt of ftp.exe, one line each; without `binary` it would change line ends. */
function ftpExeCommands({ host, port, user, password }: ConnectTarget): string {
  const secret = user === null ? ['guest@'] : password === null ? [] : [password]
  return [`open ${host} ${port}`, user ?? 'anonymous', ...secret, 'binary'].join('\n')
}

/** Lists the root. Its password is asked for where none is shown; without a user curl signs in as anonymous. */
function curlCommands({ host, port, tls, user, password }: ConnectTarget): string[] {
  const who = user === null ? '' : ` --user ${quoted(password === null ? user : `${user}:${password}`)}`
  const tlsOption = tls === 'explicit' ? ' --ssl-reqd' : ''
  const url = `${tls === 'implicit' ? 'ftps' : 'ftp'}://${hostInUrl(host)}:${port}/`
  const shown = url.includes('[') ? `--globoff '${url}'` : url
  return [`curl${tlsOption}${who} ${shown}`]
}

/** As a POSIX shell takes it literally. */
function quoted(text: string): string {
  return /^[\w.@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
