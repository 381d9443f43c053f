import { type ConsoleCommandName, consoleCommands } from '../../../preload/contract/wire-console.ts'
import { t } from '../../texts/texts.ts'

/** Whether a name is one of the console's own commands. */
export function isOwnCommand(name: string): name is ConsoleCommandName {
  return Object.hasOwn(consoleCommands, name)
}

/** What one of the console's own commands does. */
export function ownCommandWords(name: ConsoleCommandName): string {
  switch (name) {
    case '!ls':
      return t('console:command.localLs')
    case '!cd':
      return t('console:command.localCd')
    case '!pwd':
      return t('console:command.localPwd')
    case '!mkdir':
      return t('console:command.localMkdir')
    default:
      return t(`console:command.${name}`)
  }
}
