import { useId } from 'react'
import './radio-cards.css'

interface RadioCard<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly explanation: string
}

interface RadioCardsProps<Value extends string> {
  readonly legend: string
  readonly cards: readonly RadioCard<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A choice of one, each with a sentence that says what it means. */
export function RadioCards<Value extends string>({ legend, cards, value, onChange }: RadioCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset className="radio-cards">
      <legend className="legend">{legend}</legend>
      {cards.map((card) => (
        <div className="radio-card" key={card.value}>
          <input
            type="radio"
            id={`${name}-${card.value}`}
            name={name}
            value={card.value}
            checked={card.value === value}
            aria-describedby={`${name}-${card.value}-explanation`}
            onChange={() => onChange(card.value)}
          />
          <div>
            <label htmlFor={`${name}-${card.value}`}>{card.label}</label>
            <p id={`${name}-${card.value}-explanation`} className="meta">
              {card.explanation}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  )
}
