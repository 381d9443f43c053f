import { FolderOpen, ScrollText } from 'lucide-react'
import type { LogState } from '../../../preload/contract/wire-logs.ts'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { showScreen } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** Where the files are and how much they take. */
export function LogFolder({ logs: { folder, bytes, problem } }: { logs: LogState }) {
  const actions = useActions()
  const stores = useStores()
  return (
    <div className="settings-entries settings-entry">
      {folder === null ? (
        <p className="meta">{t('settings:logs.temporary')}</p>
      ) : (
        <div>
          <p className="field-label">{t('settings:logs.folder')}</p>
          <p className="mono settings-path">{displayText(folder)}</p>
          <p className="meta">{t('settings:logs.size', { size: formatBytes(bytes) })}</p>
        </div>
      )}
      <FieldProblem problem={problem === null ? null : displayText(tHost(problem))} />
      <div className="form-buttons">
        {folder !== null && (
          <Button icon={FolderOpen} onClick={() => void actions.revealLogs()}>
            {t('settings:logs.openFolder')}
          </Button>
        )}
        <Button icon={ScrollText} onClick={() => stores.ui.setState(showScreen('logs'))}>
          {t('settings:logs.openLog')}
        </Button>
      </div>
    </div>
  )
}
