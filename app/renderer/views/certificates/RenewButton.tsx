import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

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
        {t('certificates:renew.button')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('certificates:renew.title')}
          confirmLabel={t('certificates:renew.button')}
          onConfirm={() => void actions.regenerateCertificate()}
          onClose={() => setIsAsking(false)}
        >
          {t('certificates:renew.text')}
        </ConfirmDialog>
      )}
    </>
  )
}
