import './progress-bar.css'

interface ProgressBarProps {
  readonly label: string
  /** Whole percent, or null when the size is unknown, as it is for every FTP upload. */
  readonly percent: number | null
  /** The state in words, read by screen readers when they ask for it. */
  readonly valueText: string
  readonly isStalled: boolean
}

/** A 3 px line of progress; of unknown size it is a still stripe, because nothing may loop at idle. */
export function ProgressBar({ label, percent, valueText, isStalled }: ProgressBarProps) {
  const known = percent === null ? {} : { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 }
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuetext={valueText}
      {...known}
      className={`progress ${percent === null ? 'progress-unknown' : ''} ${isStalled ? 'progress-stalled' : ''}`}
    >
      <span
        className="progress-fill"
        style={percent === null ? {} : { transform: `scaleX(${percent / 100})` }}
      />
    </span>
  )
}
