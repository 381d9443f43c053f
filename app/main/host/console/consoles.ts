import { randomUUID } from 'node:crypto'
import type { CallArgument, CallHandlers } from '../../../preload/contract/contract.ts'
import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import { maxConsoles } from '../../../preload/contract/wire-console.ts'
import type { WireDashboardEvent } from '../../../preload/contract/wire-types.ts'
import type { OwnLogins } from '../accounts/own-logins.ts'
import { done, noDesktop, refused } from '../calls/outcome.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { type Console, createConsole } from './console.ts'
import { idleMs } from './console-limits.ts'
import { findListener } from './find-listener.ts'

/** What consoles need of the program. */
export interface ConsolesOptions {
  readonly server: { readonly status: ServerStatus }
  readonly store: { readonly current: Pick<Settings, 'users'> }
  readonly ownLogins: Pick<OwnLogins, 'asUser'>
  readonly isOwn: (address: string) => boolean
  /** Knows the certificate in use. */
  readonly certificates: { wire(): Pick<WireCertificates, 'inUse'> }
  /** The system's dialog; null without a desktop. */
  readonly desktop: { readonly chooseFolder: () => Promise<string | null> } | null
  /** Where output goes. */
  readonly state: { tell(event: WireDashboardEvent): void }
  /** Milliseconds until a console nobody types in is closed; ten minutes when it is not said. */
  readonly idleMs?: number
}

type ConsoleCall =
  | 'openConsole'
  | 'consoleCommand'
  | 'abortConsole'
  | 'consoleComplete'
  | 'closeConsole'
  | 'chooseConsoleFolder'

const gone = refused(null, 'This console has ended. Connect again.')

/**
 * Calls about the consoles of this program. They end with the window, with the server, whose clients they are, and when
 * nobody types in them.
 */
export function createConsoles(options: ConsolesOptions): Pick<CallHandlers, ConsoleCall> {
  const consoles = new Map<string, { readonly console: Console; idle: NodeJS.Timeout }>()

  const find = (id: string): Console | null => consoles.get(id)?.console ?? null
  const forget = (id: string): void => {
    clearTimeout(consoles.get(id)?.idle)
    consoles.delete(id)
  }
  const rest = (id: string): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      const entry = consoles.get(id)
      // A long transfer is no idleness.
      if (entry?.console.phase === 'busy') entry.idle = rest(id)
      else entry?.console.close()
    }, options.idleMs ?? idleMs)
    timer.unref()
    return timer
  }
  const touch = (id: string): void => {
    const entry = consoles.get(id)
    if (entry === undefined) return
    clearTimeout(entry.idle)
    entry.idle = rest(id)
  }

  const open = async ({ userId, tls, host }: CallArgument<'openConsole'>) => {
    if (consoles.size >= maxConsoles) {
      return refused(null, `${maxConsoles} consoles are open already. Close one of them first.`)
    }
    const found = findListener(options.server.status, tls, host, options.isOwn)
    if (typeof found === 'string') return refused(null, found)
    const user = options.store.current.users.find(({ id }) => id === userId)
    if (userId !== null && user === undefined) return refused('userId', 'This user is not there any more.')
    const id = randomUUID()
    const console = createConsole({
      target: { ...found, tls, fingerprint: options.certificates.wire().inUse?.fingerprintSha256 ?? null },
      send: (piece) => options.state.tell({ type: 'console-output', id, ...piece }),
      onEnded: () => forget(id),
      now: () => Date.now(),
    })
    consoles.set(id, { console, idle: rest(id) })
    await console.open(
      user === undefined
        ? { userName: 'anonymous', password: 'console@portside.invalid' }
        : options.ownLogins.asUser(user.name),
    )
    return done({ id })
  }

  const close = (): void => {
    for (const { console } of [...consoles.values()]) console.close()
  }

  return {
    openConsole: open,
    async consoleCommand({ id, line }) {
      const console = find(id)
      if (console === null) return gone
      touch(id)
      const startedAt = performance.now()
      const outcome = await console.run(line)
      if (outcome === null) return refused(null, 'This console is busy. Abort first, or wait.')
      touch(id)
      return done({ ...outcome, ms: performance.now() - startedAt })
    },
    abortConsole({ id }) {
      find(id)?.abort()
      return null
    },
    consoleComplete: async ({ id, line }) => ({ candidates: [...((await find(id)?.complete(line)) ?? [])] }),
    closeConsole({ id }) {
      if (id === null) close()
      else find(id)?.close()
      return null
    },
    async chooseConsoleFolder({ id }) {
      if (options.desktop === null) return refused(null, noDesktop)
      if (find(id) === null) return gone
      const chosen = await options.desktop.chooseFolder()
      if (chosen === null) return done(null)
      const console = find(id)
      if (console === null) return gone
      touch(id)
      try {
        return done({ folder: await console.useFolder(chosen) })
      } catch {
        return refused(null, 'This folder cannot be opened.')
      }
    },
  }
}
