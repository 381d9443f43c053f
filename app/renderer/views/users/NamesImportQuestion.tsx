import type { WireNamesImport } from '../../../preload/contract/calls/people-calls.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** A file somebody chose, and what it would do. */
export interface ChosenNames {
  readonly fileName: string
  readonly text: string
  readonly preview: WireNamesImport
}

const maxShown = 8

/** Says whom a list would add before it does. */
export function NamesImportQuestion({ chosen, onClose }: { chosen: ChosenNames; onClose: () => void }) {
  const actions = useActions()
  const { count, names, known, problems, problemCount } = chosen.preview
  const add = async (): Promise<void> => {
    const done = await actions.importUserNames(chosen.text, false)
    if (done !== null) actions.toast('ok', t('users:names.added', { count: done.count }))
  }
  return (
    <ConfirmDialog
      title={count === 0 ? t('users:names.nothing') : t('users:names.ask', { count })}
      confirmLabel={count === 0 ? t('users:names.ok') : t('users:names.confirm', { count })}
      tone="primary"
      onConfirm={() => {
        if (count > 0) void add()
      }}
      onClose={onClose}
    >
      <p>
        {t('users:names.from', { file: displayText(chosen.fileName) })}{' '}
        {known > 0 && t('users:names.known', { count: known })}
      </p>
      {count > 0 && (
        <>
          <Listed lines={names.map(displayText)} total={count} />
          <p>{t('users:names.disabled')}</p>
        </>
      )}
      {problemCount > 0 && (
        <>
          <p className="names-left-out">{t('users:names.leftOut', { count: problemCount })}</p>
          <Listed
            lines={problems.map(({ line, message }) => `${line}: ${displayText(tHost(message))}`)}
            total={problemCount}
          />
        </>
      )}
    </ConfirmDialog>
  )
}

/** The first lines of a list, and how many more there are. */
function Listed({ lines, total }: { lines: readonly string[]; total: number }) {
  const shown = lines.slice(0, maxShown)
  return (
    <ul className="names-listed">
      {shown.map((line) => (
        <li key={line} className="cut" title={line}>
          {line}
        </li>
      ))}
      {total > shown.length && <li>{t('users:names.more', { count: total - shown.length })}</li>}
    </ul>
  )
}
