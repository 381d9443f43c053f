import { onTestFinished } from 'vitest'
import { type TempTree, tempTree } from '../temp-tree.ts'
import { waitFor } from '../wait-for.ts'
import { authorityOf } from './curl.ts'
import type { ClientDescription, ForeignTarget } from './foreign-client.ts'
import { mustRun, runProgram } from './run-program.ts'

/** Midnight Commander, by its FTP panel. It has no batch mode, so a terminal and a person's keys are needed. */
export const mc: ClientDescription = {
  name: 'mc',
  source: 'mc',
  version: '4.8.29',
  programs: ['mc', 'tmux'],
  encryptions: ['plain'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: [
    ...(['list', 'upload', 'download', 'resume download', 'rename', 'delete'] as const),
    ...(['nested folders', '10,000 files'] as const),
  ],
  limits: [
    'mc has no TLS for FTP and appends to an existing file without comparing it, which is no resumed upload.',
  ],
}

/** A running mc: the left panel shows a local folder and is active, the right one the server. */
export interface McScreen {
  /** Presses keys, by the names tmux has for them. */
  press(...keys: readonly string[]): Promise<void>
  /** Types text as it is. */
  type(text: string): Promise<void>
  /** The screen, once the check likes it. */
  until(what: string, check: (screen: string) => boolean): Promise<string>
}

/** Starts mc in a terminal of its own; both end with the test. */
export async function startMc(target: ForeignTarget, folder: string, path = ''): Promise<McScreen> {
  const home = tempTree({ '.config': { mc: { ini: settings(target) } } })
  const tmux = tmuxIn(home)
  onTestFinished(async () => {
    await runProgram('tmux', tmux.arguments('kill-server'))
  })
  const url = `ftp://demo:secret@${authorityOf(target)}/${path}`
  // No shell beneath (-u), no colours, plain lines (-a): what is on the screen is text.
  const command = ['mc', '--nomouse', '-u', '-b', '-a', '-d', folder, url].map(quote).join(' ')
  const env = { HOME: home.path, XDG_CONFIG_HOME: home.at('.config'), TERM: 'screen', TMUX: '' }
  await mustRun('tmux', tmux.arguments('new-session', '-d', '-x', '160', '-y', '60', command), { env })
  const screen: McScreen = {
    press: (...keys) => tmux.run('send-keys', ...keys),
    type: (text) => tmux.run('send-keys', '-l', text),
    async until(what, check) {
      let shown = ''
      try {
        return await waitFor(
          what,
          async () => {
            const { stdout } = await runProgram('tmux', tmux.arguments('capture-pane', '-p'))
            shown = stdout.toString('utf8')
            return check(shown) && shown
          },
          30_000,
        )
      } catch (cause) {
        throw new Error(`mc does not show ${what}:\n${shown}`, { cause })
      }
    },
  }
  await screen.until(
    'both panels',
    (shown) => shown.includes('<- ftp://demo@') && /UP--DIR.*UP--DIR/.test(shown),
  )
  return screen
}

function tmuxIn(home: TempTree) {
  const args = (...rest: readonly string[]) => ['-S', home.at('tmux'), '-f', '/dev/null', ...rest]
  return {
    arguments: args,
    async run(...rest: readonly string[]): Promise<void> {
      await mustRun('tmux', args(...rest))
    },
  }
}

function settings({ mode }: ForeignTarget): string {
  return [
    '[Midnight-Commander]',
    ...['auto_save_setup=false', 'confirm_delete=false', 'confirm_exit=false'],
    `ftpfs_use_passive_connections=${mode === 'passive'}`,
    ...['[Layout]', 'message_visible=false', 'keybar_visible=false', 'menubar_visible=false', ''],
  ].join('\n')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
