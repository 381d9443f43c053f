import { type AddressRange, networkBits, parseAddressRange } from './address-range.ts'

/**
 * Values by address range, found by one address.
 *
 * One map for each prefix length in use: a look-up costs as many map reads as there are different lengths (two or three
 * in practice, 162 at most), however many ranges there are. Ten thousand banned addresses cost what one costs.
 */
export class AddressTable<Value> {
  readonly #byFamily = { 4: new Map<number, Map<bigint, Value>>(), 6: new Map<number, Map<bigint, Value>>() }
  #size = 0

  /** Ranges in it. */
  get size(): number {
    return this.#size
  }

  /** The value of exactly this range. */
  get({ family, prefix, bits }: AddressRange): Value | undefined {
    return this.#byFamily[family].get(prefix)?.get(bits)
  }

  set({ family, prefix, bits }: AddressRange, value: Value): void {
    const lengths = this.#byFamily[family]
    const ranges = lengths.get(prefix) ?? new Map<bigint, Value>()
    lengths.set(prefix, ranges)
    if (!ranges.has(bits)) this.#size += 1
    ranges.set(bits, value)
  }

  /** False when this range was not in it. */
  delete({ family, prefix, bits }: AddressRange): boolean {
    const ranges = this.#byFamily[family].get(prefix)
    if (ranges === undefined || !ranges.delete(bits)) return false
    this.#size -= 1
    if (ranges.size === 0) this.#byFamily[family].delete(prefix)
    return true
  }

  /** The value of the first range found that holds the address; null for none and for what is not an address. */
  find(address: string): Value | null {
    if (this.#size === 0) return null
    const wanted = parseAddressRange(address)
    if (wanted === null) return null
    for (const [prefix, ranges] of this.#byFamily[wanted.family]) {
      const value = ranges.get(networkBits(wanted.family, wanted.bits, prefix))
      if (value !== undefined) return value
    }
    return null
  }
}
