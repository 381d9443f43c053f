import { Copy } from 'lucide-react'
import { Fragment } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { fingerprintGroups } from './certificate-words.ts'

interface FingerprintProps {
  /** SHA-256, hex pairs joined by ':'. */
  readonly value: string
  /** Big enough to compare with another screen across the table. */
  readonly isLarge?: boolean
}

/** A fingerprint to compare and to copy; it breaks between its groups only. */
export function Fingerprint({ value, isLarge = false }: FingerprintProps) {
  const actions = useActions()
  return (
    <span className={`fingerprint ${isLarge ? 'fingerprint-large' : ''}`}>
      <span className="fingerprint-groups mono" data-testid="fingerprint">
        {fingerprintGroups(value).map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place
          <Fragment key={place}>
            {place > 0 && <span className="fingerprint-joint">:</span>}
            {place > 0 && <wbr />}
            <span className="fingerprint-group">{group}</span>
          </Fragment>
        ))}
      </span>
      <IconButton
        label="Copy fingerprint"
        icon={Copy}
        onClick={() => void actions.copy(value, 'Fingerprint')}
      />
    </span>
  )
}
