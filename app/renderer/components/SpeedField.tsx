import { speedUnits } from '../format/amount.ts'
import { AmountField, type AmountFieldProps } from './AmountField.tsx'

/** A speed in bytes a second as number and unit, from kB/s to GB/s. */
export function SpeedField(props: AmountFieldProps) {
  return <AmountField {...props} units={speedUnits} />
}
