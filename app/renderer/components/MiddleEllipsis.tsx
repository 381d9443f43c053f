import { displayText } from '../format/display-text.ts'
import { splitForMiddleEllipsis } from '../format/middle-split.ts'
import './middle-ellipsis.css'

/** A path on one line that loses its middle, never its end, when there is no room; made safe to look at. */
export function MiddleEllipsis({ text, className = '' }: { text: string; className?: string }) {
  const shown = displayText(text)
  const { head, tail } = splitForMiddleEllipsis(shown)
  return (
    <span className={`middle-ellipsis ${className}`} title={shown}>
      <span className="middle-ellipsis-head">{head}</span>
      <span className="middle-ellipsis-tail">{tail}</span>
    </span>
  )
}
