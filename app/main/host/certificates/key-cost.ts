import forge from 'node-forge'

/** Opening a key would take minutes or hours of this computer, as its file asks for that; nobody's tool makes such. */
export class KeyCostError extends Error {
  constructor() {
    super('The password of this file is protected in a way that takes too long. Export it again.')
    this.name = 'KeyCostError'
  }
}

/** Rounds of all keys of one file together: OpenSSL asks for 2,048 each, the most cautious programs for 600,000. */
const maxFastRounds = 3_000_000
/** The older derivation of PKCS #12 is written in JavaScript and a hundred times slower; 2,000 are common, Java asks for 10,000. */
const maxSlowRounds = 200_000
/** Rounds times length of an encrypted PEM key, and for scrypt its memory times its passes. */
const maxKeyWork = 64_000_000

/**
 * Runs the library on a file whose keys ask for bounded work only, or throws KeyCostError. The number of rounds is up to
 * the file, partly inside what is encrypted, and the program stands still meanwhile.
 */
export function withinKeyCost<Result>(read: () => Result): Result {
  const { pkcs5, pbe, pkcs12 } = forge as unknown as Derivations
  const fast = pkcs5.pbkdf2
  const slow = { pbe: pbe.generatePkcs12Key, pkcs12: pkcs12.generateKey }
  const left = { fast: maxFastRounds, slow: maxSlowRounds }
  const spend = (speed: 'fast' | 'slow', rounds: unknown): void => {
    left[speed] -= typeof rounds === 'number' && rounds >= 1 ? rounds : Number.POSITIVE_INFINITY
    if (left[speed] < 0) throw new KeyCostError()
  }
  pkcs5.pbkdf2 = (password, salt, rounds, ...rest) => {
    spend('fast', rounds)
    return fast(password, salt, rounds, ...rest)
  }
  const bounded =
    (derive: SlowDerivation): SlowDerivation =>
    (password, salt, id, rounds, ...rest) => {
      spend('slow', rounds)
      return derive(password, salt, id, rounds, ...rest)
    }
  pbe.generatePkcs12Key = bounded(slow.pbe)
  pkcs12.generateKey = bounded(slow.pkcs12)
  try {
    return read()
  } finally {
    pkcs5.pbkdf2 = fast
    pbe.generatePkcs12Key = slow.pbe
    pkcs12.generateKey = slow.pkcs12
  }
}

/** True for an encrypted PKCS #8 key in PEM that asks for more. What cannot be read is for OpenSSL to refuse. */
export function isCostlyKey(pem: string): boolean {
  try {
    const [{ body } = { body: '' }] = forge.pem.decode(pem)
    const { value } = forge.asn1.fromDer(body)
    const [algorithm] = Array.isArray(value) ? value : []
    return (
      algorithm !== undefined && numbersIn(algorithm).reduce((work, number) => work * number, 1) > maxKeyWork
    )
  } catch {
    return false
  }
}

function numbersIn({ type, value }: forge.asn1.Asn1): number[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  const isNumber = Number(type) === Number(forge.asn1.Type.INTEGER)
  return isNumber ? [Math.max(1, Number.parseInt(forge.util.bytesToHex(value), 16))] : []
}

type FastDerivation = (password: unknown, salt: unknown, rounds: unknown, ...rest: unknown[]) => unknown
type SlowDerivation = (
  password: unknown,
  salt: unknown,
  id: unknown,
  rounds: unknown,
  ...rest: unknown[]
) => unknown

/** What the library looks up each time it derives a key; its types leave some of it out. */
interface Derivations {
  readonly pkcs5: { pbkdf2: FastDerivation }
  readonly pbe: { generatePkcs12Key: SlowDerivation }
  readonly pkcs12: { generateKey: SlowDerivation }
}
