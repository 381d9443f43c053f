import { Ellipsis } from 'lucide-react'
import { IconButton } from './Button.tsx'
import { pointBelow } from './reading-direction.ts'

interface MoreButtonProps {
  readonly label: string
  readonly title: string
  readonly isTabStop: boolean
}

/** Opens the menu of the row it stands in, as a click with the other button there does. */
export function MoreButton({ label, title, isTabStop }: MoreButtonProps) {
  return (
    <IconButton
      label={label}
      title={title}
      icon={Ellipsis}
      tabIndex={isTabStop ? 0 : -1}
      aria-haspopup="menu"
      onClick={({ currentTarget }) => {
        const { x: clientX, y: clientY } = pointBelow(currentTarget, 'end')
        const asked = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY })
        currentTarget.dispatchEvent(asked)
      }}
    />
  )
}
