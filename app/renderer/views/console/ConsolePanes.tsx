import { FolderOpen, Square } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import type { ConsoleView } from '../../stores/consoles-store.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { CommandLine } from './CommandLine.tsx'
import { Conversation } from './Conversation.tsx'
import { ResultPane } from './ResultPane.tsx'

/** The three panes of one console. */
export function ConsolePanes({ view }: { view: ConsoleView }) {
  return (
    <div className="console-panes">
      <Conversation lines={view.lines} />
      <ResultPane answer={view.answer} />
      <div className="console-input-pane">
        <Places view={view} />
        <CommandLine view={view} />
      </div>
    </div>
  )
}

/** Where the console is on either side, and what moves at present. */
function Places({ view: { id, state } }: { view: ConsoleView }) {
  const actions = useActions()
  const isDesktop = useServer(({ host }) => host === 'desktop')
  const { path, localPath, localFolder, progress, phase } = state
  const local = localFolder === null ? null : `${localFolder}${localPath === '/' ? '' : localPath}`
  return (
    <div className="console-places">
      <span className="console-place">
        <span className="meta">{t('console:places.server')}</span>
        <bdi className="mono cut" title={path === null ? undefined : displayText(path)}>
          {path === null ? '–' : displayText(path)}
        </bdi>
      </span>
      <span className="console-place">
        <span className="meta">{t('console:places.computer')}</span>
        {local !== null && (
          <bdi className="mono cut" title={displayText(local)}>
            {displayText(local)}
          </bdi>
        )}
        <Button
          icon={FolderOpen}
          disabled={!isDesktop || phase === 'ended'}
          title={isDesktop ? t('console:places.chooseTitle') : t('console:places.headless')}
          onClick={() => void actions.chooseConsoleFolder(id)}
        >
          {local === null ? t('console:places.choose') : t('console:places.change')}
        </Button>
      </span>
      {phase === 'busy' && (
        <span className="console-progress">
          {progress !== null && (
            <>
              <span className="meta cut">
                {progress.filesDone > 0 && `${t('console:progress.done', { count: progress.filesDone })} · `}
                {displayText(progress.name)} · {progressWords(progress.bytes, progress.totalBytes)}
              </span>
              <ProgressBar
                label={t('console:progress.label')}
                percent={percentOf(progress.bytes, progress.totalBytes)}
                valueText={progressWords(progress.bytes, progress.totalBytes)}
                isStalled={false}
              />
            </>
          )}
          <Button icon={Square} onClick={() => void actions.abortConsole(id)}>
            {t('console:abort')}
          </Button>
        </span>
      )}
    </div>
  )
}

function percentOf(bytes: number, totalBytes: number | null): number | null {
  return totalBytes === null || totalBytes === 0
    ? null
    : Math.min(100, Math.floor((bytes / totalBytes) * 100))
}

function progressWords(bytes: number, totalBytes: number | null): string {
  return totalBytes === null
    ? formatBytes(bytes)
    : t('console:progress.of', { bytes: formatBytes(bytes), total: formatBytes(totalBytes) })
}
