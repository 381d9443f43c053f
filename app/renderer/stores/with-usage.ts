import type { WireUsage } from '../../preload/contract/wire-types.ts'

/** Rows with their new usage; a row whose usage is the same stays the same object, so that it is not repainted. */
export function withUsage<Row extends { readonly id: string; readonly usage: WireUsage | null }>(
  rows: readonly Row[],
  counted: readonly { readonly id: string; readonly usage: WireUsage }[],
): Row[] {
  const usages = new Map(counted.map(({ id, usage }) => [id, usage]))
  return rows.map((row) => {
    const usage = usages.get(row.id) ?? null
    return isSame(row.usage, usage) ? row : { ...row, usage }
  })
}

function isSame(one: WireUsage | null, other: WireUsage | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.bytes === other.bytes &&
    one.files === other.files &&
    one.scannedAtMs === other.scannedAtMs &&
    one.isScanning === other.isScanning
  )
}
