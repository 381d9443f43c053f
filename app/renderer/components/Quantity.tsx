import type { Quantity as QuantityParts } from '../format/bytes.ts'
import './quantity.css'

/** A number with its unit set quieter; digits keep their place when the value changes. */
export function Quantity({ digits, unit }: QuantityParts) {
  return (
    <span className={unit.endsWith('/s') ? 'quantity quantity-rate' : 'quantity'}>
      {digits} <span className="quantity-unit">{unit}</span>
    </span>
  )
}
