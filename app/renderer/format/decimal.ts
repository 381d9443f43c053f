import { currentLocale } from '../texts/texts.ts'

/** Making one costs more than a thousand uses of it, and every row that moves asks for one each second. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(leastDecimals: number, mostDecimals: number, isGrouped: boolean): Intl.NumberFormat {
  const locale = currentLocale()
  const name = `${locale} ${leastDecimals} ${mostDecimals} ${isGrouped}`
  const known = formats.get(name)
  if (known !== undefined) return known
  const fresh = new Intl.NumberFormat(locale, {
    minimumFractionDigits: leastDecimals,
    maximumFractionDigits: mostDecimals,
    useGrouping: isGrouped,
  })
  formats.set(name, fresh)
  return fresh
}

/** Writes a number with exactly so many decimals (0 to 20), with the language's own separator. */
export function fixedDecimals(value: number, decimals: number): string {
  return formatOf(decimals, decimals, false).format(value)
}

/** Writes a number as a form takes it: no more decimals than it needs, and nothing between its thousands. */
export function plainDecimal(value: number, mostDecimals: number): string {
  return formatOf(0, mostDecimals, false).format(value)
}

/** Writes a whole number for people, with its thousands set apart. */
export function wholeWords(value: number): string {
  return formatOf(0, 0, true).format(value)
}

/** Takes zeros away that say nothing, with what separates them: '2.00' becomes '2', '2,50' becomes '2,5'. */
export function withoutIdleZeros(digits: string): string {
  return digits.replace(/([.,]\d*?)0+$/, '$1').replace(/[.,]$/, '')
}
