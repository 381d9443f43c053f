import type { Command } from '../../../app/main/engine/control/command-definition.ts'
import type { SeededRandom } from './random.ts'

/** Arguments by verb where a random word would only ever be refused; every other verb takes from `words`. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  USER: ['demo', 'anonymous', ''],
  TYPE: ['A', 'I', 'I', 'A N', 'L 8', 'E', 'A T'],
  MODE: ['S', 'S', 'Z', 'B'],
  STRU: ['F', 'R', 'P'],
  REST: ['0', '1', '7', '100000', '999999999999', '-1'],
  RANG: ['0 9', '5 2', '1 0', '0 99999999'],
  EPSV: ['', '', '1', '2', '3'],
  PBSZ: ['0', '4294967296'],
  PROT: ['P', 'C', 'S', 'E', 'X'],
  OPTS: ['UTF8 ON', 'UTF8 OFF', 'MLST type;size;', 'MLST', 'HASH SHA-256', 'MODE Z LEVEL 9', 'XYZ'],
  SITE: [
    'HELP',
    'CHMOD 644 a',
    'UTIME 20200101000000 a',
    'MKDIR d',
    'RMDIR d',
    'CPFR a',
    'CPTO b',
    'IDLE 300',
  ],
  ALLO: ['10', '10 R 5', '99999999999999', 'x'],
  MFMT: ['20200101000000 a', '20209901000000 a', 'a'],
  MDTM: ['a', '20200101000000 a', 'd'],
  HASH: ['a', 'big', 'd'],
}

const words = [
  'a',
  'b',
  'big',
  'd',
  'd/x',
  '/d/../a',
  '..',
  '/',
  '.',
  '-la',
  '-R /',
  'd/*',
  '*',
  '"q"',
  'a b',
  'ä',
]
const long = 'x'.repeat(5000)

/** One line as it goes on the wire, its end included; each deserves exactly one final reply. */
export type WireLine = Buffer

/** Makes command lines out of what the registry knows: valid, nearly valid, and noise. */
export class CommandLines {
  readonly #random: SeededRandom
  readonly #verbs: readonly string[]

  /** Without AUTH, whose answer changes the wire, and QUIT, which ends it: whoever sends those knows what it does. */
  constructor(random: SeededRandom, commands: readonly Command[]) {
    this.#random = random
    this.#verbs = commands.flatMap(({ verbs }) => verbs).filter((verb) => verb !== 'AUTH' && verb !== 'QUIT')
  }

  any(): WireLine {
    const kind = this.#random.next()
    if (kind < 0.6) return endLine(this.#valid(this.#random.pick(this.#verbs)))
    return kind < 0.9 ? this.#nearlyValid() : this.#noise()
  }

  /** A transfer in its natural order; what prepares it comes from the caller. */
  transfer(): WireLine {
    const verb = this.#random.pick(['RETR', 'RETR', 'STOR', 'STOR', 'APPE', 'STOU', 'LIST', 'NLST', 'MLSD'])
    const path = this.#random.pick(['a', 'b', 'big', 'big', 'd/x', 'missing', ''])
    return endLine(path === '' ? verb : `${verb} ${path}`)
  }

  #valid(verb: string): string {
    const argument = this.#random.pick(fitting[verb] ?? words)
    return argument === '' ? verb : `${verb} ${argument}`
  }

  #nearlyValid(): WireLine {
    const line = this.#valid(this.#random.pick(this.#verbs))
    const random = this.#random
    const change = random.pick<() => string>([
      () => line.toLowerCase(),
      () => `  ${line}`,
      () => line.replace(' ', '\t'),
      () => line.replace(' ', '  '),
      () => `${line} `,
      () => line.slice(0, 1 + random.below(line.length)),
      () => line + line,
      () => `${line}\r`,
      () => `${line}\0x`,
      () => line.split(' ', 1)[0] ?? line,
      () => `${line} ${random.chance(0.2) ? long : 'y'}`,
    ])
    return endLine(change(), random.chance(0.2) ? '\n' : '\r\n')
  }

  #noise(): WireLine {
    const random = this.#random
    const noise = random.pick<() => Buffer>([
      () => Buffer.alloc(0),
      // LF would end the line and IAC would begin a Telnet command: neither could be counted.
      () =>
        random
          .bytes(random.below(40))
          .map((byte) => (byte === 0x0a || byte === 0xff ? 0x2e : byte)) as Buffer,
      () => Buffer.from([0x4e, 0xff, 0xf1, 0x4f, 0x4f, 0x50]),
      () => Buffer.concat([Buffer.from('CWD '), Buffer.from([0xff, 0xff, 0xc3, 0x28])]),
      () => Buffer.from([0xff, 0xf4, 0xff, 0xf2, ...Buffer.from('ABOR')]),
      () => Buffer.from([0xff, 0xfb, 0x18, ...Buffer.from('NOOP')]),
      () => Buffer.from(`RETR ${'../'.repeat(300)}etc/passwd`),
    ])()
    return Buffer.concat([noise, Buffer.from('\r\n')])
  }
}

/** A line of text with its end. */
export function endLine(text: string, end = '\r\n'): WireLine {
  return Buffer.from(text + end)
}
