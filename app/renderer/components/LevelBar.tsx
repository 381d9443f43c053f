import './level-bar.css'

interface LevelBarProps {
  /** Share of the whole that is used, 0 to 1; more counts as 1. */
  readonly level: number
  readonly isWarning: boolean
}

/** How full something is: a line that never moves by itself. The words beside it say the same, to everybody. */
export function LevelBar({ level, isWarning }: LevelBarProps) {
  return (
    <span aria-hidden="true" className={isWarning ? 'level level-warning' : 'level'}>
      <span className="level-fill" style={{ width: `${Math.min(1, Math.max(0, level)) * 100}%` }} />
    </span>
  )
}
