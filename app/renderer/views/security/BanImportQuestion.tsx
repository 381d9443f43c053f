import type { WireBanImport } from '../../../preload/contract/wire-security.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** A file somebody chose, and what it would do. */
export interface ChosenBanList {
  readonly fileName: string
  readonly text: string
  readonly preview: WireBanImport
}

const maxShown = 8

/** Says what a list would do before it does it. */
export function BanImportQuestion({ chosen, onClose }: { chosen: ChosenBanList; onClose: () => void }) {
  const actions = useActions()
  const { count, known, problems, problemCount } = chosen.preview
  return (
    <ConfirmDialog
      title={count === 0 ? t('security:import.nothing') : t('security:import.title', { count })}
      confirmLabel={count === 0 ? t('security:import.ok') : t('security:import.confirm', { count })}
      onConfirm={() => {
        if (count > 0) void actions.importBans(chosen.text)
      }}
      onClose={onClose}
    >
      <p>
        {t('security:import.from', { file: displayText(chosen.fileName) })}{' '}
        {known > 0 && t('security:import.known', { count: known })}
      </p>
      {problemCount > 0 && (
        <>
          <p className="security-problems-head">{t('security:import.leftOut', { count: problemCount })}</p>
          <ul className="security-problems">
            {problems.slice(0, maxShown).map((problem) => (
              <li key={problem}>{displayText(tHost(problem))}</li>
            ))}
            {problemCount > maxShown && (
              <li>{t('security:import.more', { count: problemCount - maxShown })}</li>
            )}
          </ul>
        </>
      )}
    </ConfirmDialog>
  )
}
