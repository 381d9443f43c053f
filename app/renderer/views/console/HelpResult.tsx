import { type ConsoleResult, consoleCommands } from '../../../preload/contract/wire-console.ts'
import { t } from '../../texts/texts.ts'
import { isOwnCommand, ownCommandWords } from './own-command-words.ts'

type Help = Extract<ConsoleResult, { kind: 'help' }>

/** What can be typed: the console's own commands, then the server's with where they are defined. */
export function HelpResult({ result: { commands, verbs } }: { result: Help }) {
  const own = commands.filter(isOwnCommand)
  if (own.length + verbs.length === 0) return <p className="console-hint">{t('console:help.unknown')}</p>
  return (
    <>
      {own.length > 0 && (
        <>
          <h3>{t('console:help.own')}</h3>
          <dl className="console-help">
            {own.map((name) => (
              <div key={name}>
                <dt className="mono">{consoleCommands[name]}</dt>
                <dd>{ownCommandWords(name)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {verbs.length > 0 && (
        <>
          <h3>{t('console:help.server')}</h3>
          <dl className="console-help">
            {verbs.map(({ verb, syntax, about, rfc }) => (
              <div key={verb}>
                <dt className="mono">{syntax}</dt>
                <dd>
                  <span lang="en">{about}</span> <span className="meta">{rfc}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  )
}
