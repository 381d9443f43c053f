import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ConsoleResult } from '../../../preload/contract/wire-console.ts'
import { LongName } from '../../components/LongName.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

type Moved = Extract<ConsoleResult, { kind: 'moved' }>

/** Files that were sent, received or removed; those that were not come first and say why. */
export function MovedResult({ result: { direction, files, count, problems, bytes } }: { result: Moved }) {
  const done = count - problems
  return (
    <>
      <p>
        {t(`console:moved.${direction}`, { count: done })}
        {direction !== 'removed' && ` · ${formatBytes(bytes)}`}
        {problems > 0 && ` · ${t('console:moved.problems', { count: problems })}`}
      </p>
      <ul className="console-files">
        {files.map(({ name, bytes: size, problem }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries of a hostile list may have one name
          <li key={at} className={problem === null ? '' : 'console-problem'}>
            {problem === null ? (
              <CircleCheck size={14} aria-label={t('console:moved.ok')} />
            ) : (
              <CircleAlert size={14} aria-label={t('console:moved.failed')} />
            )}
            <span className="console-file-name">
              <LongName text={name} />
            </span>
            <span className="meta">
              {problem === null ? direction !== 'removed' && formatBytes(size) : displayText(tHost(problem))}
            </span>
          </li>
        ))}
      </ul>
      {count > files.length && <p className="meta">{t('console:more', { count: count - files.length })}</p>}
    </>
  )
}
