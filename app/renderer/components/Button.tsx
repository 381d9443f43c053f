import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes } from 'react'
import './button.css'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly tone?: 'plain' | 'primary' | 'danger'
  readonly icon?: LucideIcon
}

/** A button with words; one primary at most on a surface. */
export function Button({ tone = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`button button-${tone}`}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      <span className="button-label">{children}</span>
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> {
  readonly label: string
  readonly icon: LucideIcon
  readonly tone?: 'plain' | 'danger'
}

/** A button that shows an icon and is named by its label, for eyes as a tooltip and for screen readers alike. */
export function IconButton({ label, icon: Icon, tone = 'plain', title, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={title ?? label}
      className={`icon-button icon-button-${tone}`}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  )
}
