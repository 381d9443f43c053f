import { displayText } from '../format/display-text.ts'
import { MiddleEllipsis } from './MiddleEllipsis.tsx'
import './long-name.css'

/** Names up to this many characters are hardly ever cut, and stay one word for screen readers. */
const shortNameCharacters = 24

/** A name on one line. A long one loses its middle, because names that differ often differ at their end. */
export function LongName({ text }: { text: string }) {
  const shown = displayText(text)
  if (shown.length > shortNameCharacters) return <MiddleEllipsis text={text} />
  return (
    <bdi className="long-name cut" title={shown}>
      {shown}
    </bdi>
  )
}
