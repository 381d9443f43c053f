import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'

interface RenewButtonProps {
  readonly isDisabled: boolean
  /** Where the reason is, when it is disabled. */
  readonly describedBy: string | undefined
}

/** Makes a new certificate with today's names and addresses, after saying what that costs. */
export function RenewButton({ isDisabled, describedBy }: RenewButtonProps) {
  const actions = useActions()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button
        icon={RefreshCw}
        disabled={isDisabled}
        aria-describedby={describedBy}
        onClick={() => setIsAsking(true)}
      >
        Make a new one
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="Make a new certificate?"
          confirmLabel="Make a new one"
          onConfirm={() => void actions.regenerateCertificate()}
          onClose={() => setIsAsking(false)}
        >
          It holds today’s names and addresses and has another fingerprint: every device asks once again
          whether to trust it. Sessions that are connected go on.
        </ConfirmDialog>
      )}
    </>
  )
}
