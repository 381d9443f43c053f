import { sizeUnits } from '../format/amount.ts'
import { AmountField, type AmountFieldProps } from './AmountField.tsx'

/** A size in bytes as number and unit, from B to TB. */
export function ByteSizeField(props: AmountFieldProps) {
  return <AmountField {...props} units={sizeUnits} />
}
