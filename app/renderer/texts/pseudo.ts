/** A catalogue of texts: names of texts, or of groups of them. */
export interface Catalogue {
  readonly [name: string]: string | Catalogue
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'đ',
  e: 'é',
  f: 'ƒ',
  g: 'ğ',
  h: 'ħ',
  i: 'í',
  j: 'ĵ',
  k: 'ķ',
  l: 'ł',
  m: 'ɱ',
  n: 'ñ',
  o: 'ó',
  p: 'þ',
  q: 'ɋ',
  r: 'ř',
  s: 'š',
  t: 'ţ',
  u: 'ú',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
  A: 'Á',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Đ',
  E: 'É',
  F: 'Ƒ',
  G: 'Ğ',
  H: 'Ħ',
  I: 'Í',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'Ł',
  M: 'Ṁ',
  N: 'Ñ',
  O: 'Ó',
  P: 'Þ',
  Q: 'Ɋ',
  R: 'Ř',
  S: 'Š',
  T: 'Ţ',
  U: 'Ú',
  V: 'Ṽ',
  W: 'Ŵ',
  X: 'Ẋ',
  Y: 'Ý',
  Z: 'Ž',
}
/** Values (`{{name}}`), texts within texts (`$t(…)`) and tags stay as they are. */
const untouched = /(\{\{.*?\}\}|\$t\(.*?\)|<[^>]*>)/

/** Makes a text that can be read and is surely not from the source: accents, brackets, and a third longer. */
export function disguise(text: string): string {
  const parts = text.split(untouched)
  const disguised = parts.map((part, index) =>
    index % 2 === 1 ? part : [...part].map((letter) => accents[letter] ?? letter).join(''),
  )
  const letters = parts.filter((_, index) => index % 2 === 0).join('').length
  return `[${disguised.join('')}${'~'.repeat(Math.ceil(letters / 3))}]`
}

/** Disguises every text of a catalogue. */
export function disguiseAll(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([name, entry]) => [
      name,
      typeof entry === 'string' ? disguise(entry) : disguiseAll(entry),
    ]),
  )
}
