export type Encryption = 'plain' | 'explicit' | 'implicit'
export type Family = 'IPv4' | 'IPv6'

/** What the tests let a client do; a client that cannot is not asked to. */
export type Ability =
  | 'list'
  | 'upload'
  | 'download'
  | 'resume download'
  | 'resume upload'
  | 'rename'
  | 'delete'
  | 'nested folders'
  | '10,000 files'

/** Where a foreign client goes and how. */
export interface ForeignTarget {
  readonly host: string
  readonly port: number
  readonly encryption: Encryption
  readonly mode: 'passive' | 'active'
  /** File with the certificate to trust. */
  readonly caFile: string
}

/** One step of what a person does with a client. Remote paths are relative to the login folder. */
export type Operation =
  | { readonly kind: 'list'; readonly path: string }
  | {
      readonly kind: 'upload' | 'download'
      readonly path: string
      readonly local: string
      readonly offset: number
    }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove' | 'make-directory'; readonly path: string }

/** What is true of a client of another project; the tests and `docs/clients.md` are made from it. */
export interface ClientDescription {
  /** Also the name of its test file. */
  readonly name: string
  /** Debian's package, or where else it comes from. */
  readonly source: string
  /** As Debian 12 has it, or as `package-lock.json` says. */
  readonly version: string
  /** Programs that must be there. */
  readonly programs: readonly string[]
  readonly encryptions: readonly Encryption[]
  readonly modes: readonly ForeignTarget['mode'][]
  readonly families: readonly Family[]
  readonly abilities: readonly Ability[]
  /** What this client cannot by itself, each a sentence for the document. */
  readonly limits: readonly string[]
}

/** A client of another project: does one operation after the other, on one or on several connections. */
export interface ForeignClient extends ClientDescription {
  /** Odd names this client cannot say, by its own syntax. */
  readonly unspeakable: readonly string[]
  /** Why this client is known to fail by itself here; null where it can. */
  failsBecause?(target: Pick<ForeignTarget, 'encryption' | 'mode'>): string | null
  /** Result of each operation: names for a listing, null for the others. Rejects when one fails. */
  perform(target: ForeignTarget, operations: readonly Operation[]): Promise<(readonly string[] | null)[]>
}

/** Everything a client may be able to, in the order of the document. */
export const allAbilities: readonly Ability[] = [
  'list',
  'upload',
  'download',
  'resume download',
  'resume upload',
  'rename',
  'delete',
  'nested folders',
  '10,000 files',
]

/** One way to reach the server that a client is tested by. */
export interface Way {
  readonly name: string
  readonly encryption: Encryption
  readonly mode: ForeignTarget['mode']
  readonly family: Family
}

/** Every encryption with every mode over IPv4; IPv6 changes addresses only, so there plain connections are enough. */
export function waysOf({ encryptions, modes, families }: ClientDescription): Way[] {
  return families.flatMap((family) =>
    encryptions
      .filter((encryption) => family === 'IPv4' || encryption === 'plain')
      .flatMap((encryption) =>
        modes.map((mode) => ({ name: `${encryption}, ${mode}, ${family}`, encryption, mode, family })),
      ),
  )
}
