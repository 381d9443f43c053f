import type { ReactNode } from 'react'
import type { ConsoleResult } from '../../../preload/contract/wire-console.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import type { ConsoleAnswer } from '../../stores/consoles-store.ts'
import { t } from '../../texts/texts.ts'
import { HelpResult } from './HelpResult.tsx'
import { ListingResult } from './ListingResult.tsx'
import { MovedResult } from './MovedResult.tsx'
import { tookWords } from './result-words.ts'

/** What the last command brought. */
export function ResultPane({ answer }: { answer: ConsoleAnswer | null }) {
  return (
    <section className="console-pane console-result" aria-label={t('console:result.title')}>
      <h2>
        <span>{t('console:result.title')}</span>
        {answer !== null && (
          <span className="meta cut" role="status">
            <bdi className="mono">{displayText(answer.line)}</bdi>
            {' · '}
            {answer.isRefused ? t('console:result.refused') : t('console:result.done')}
            {' · '}
            {tookWords(answer.ms)}
          </span>
        )}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <div className="console-result-body" tabIndex={0}>
        {answer === null ? (
          <p className="console-hint">{t('console:result.nothingYet')}</p>
        ) : (
          contentOf(answer.result, answer.isRefused)
        )}
      </div>
    </section>
  )
}

function contentOf(result: ConsoleResult, isRefused: boolean): ReactNode {
  switch (result.kind) {
    case 'none':
      return <p className="console-hint">{t(isRefused ? 'console:result.seeTalk' : 'console:result.none')}</p>
    case 'listing':
      return <ListingResult result={result} />
    case 'text':
      return (
        <>
          <p className="meta">
            <bdi>{displayText(result.name)}</bdi> · {formatBytes(result.bytes)}
          </p>
          <pre className="console-file mono">{linesOf(result.text)}</pre>
        </>
      )
    case 'moved':
      return <MovedResult result={result} />
    case 'help':
      return <HelpResult result={result} />
  }
}

/** Line breaks stay; everything else that would lie on screen is spelt out. */
function linesOf(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(displayText).join('\t'))
    .join('\n')
}
