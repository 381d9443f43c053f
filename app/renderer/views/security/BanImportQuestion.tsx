import type { WireBanImport } from '../../../preload/contract/wire-security.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { countWords } from '../../format/count-words.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'

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
  const addresses = countWords(count, 'address', 'addresses')
  return (
    <ConfirmDialog
      title={count === 0 ? 'Nothing to block in this list' : `Block ${addresses}?`}
      confirmLabel={count === 0 ? 'OK' : `Block ${addresses}`}
      onConfirm={() => {
        if (count > 0) void actions.importBans(chosen.text)
      }}
      onClose={onClose}
    >
      <p>
        From “{displayText(chosen.fileName)}”.{' '}
        {known > 0 && `${countWords(known, 'address', 'addresses')} of it blocked already.`}
      </p>
      {problemCount > 0 && (
        <>
          <p className="security-problems-head">{countWords(problemCount, 'entry', 'entries')} left out:</p>
          <ul className="security-problems">
            {problems.slice(0, maxShown).map((problem) => (
              <li key={problem}>{displayText(problem)}</li>
            ))}
            {problemCount > maxShown && <li>And {problemCount - maxShown} more.</li>}
          </ul>
        </>
      )}
    </ConfirmDialog>
  )
}
