import { describe, expect, it } from 'vitest'
import { findBreaches, findCycles, reachedPackages } from '../../helpers/architecture/judge.ts'
import { readSourceFacts } from '../../helpers/architecture/read-imports.ts'
import { roomRules } from '../../helpers/architecture/room-rules.ts'

/** A made-up tree, so that each rule is seen to fail. */
function treeOf(sources: Record<string, string>) {
  return new Map(
    Object.entries(sources).map(([file, source]) => [file, readSourceFacts(file, source)] as const),
  )
}

function breachesOf(file: string, source: string): string[] {
  return findBreaches(treeOf({ [file]: source }), roomRules)
}

describe('the table of rooms', () => {
  it.each([
    ['the engine asks for Electron', 'app/main/engine/session.ts', 'electron'],
    ['the engine asks for the host', 'app/main/engine/session.ts', '../host/settings-store.ts'],
    ['the engine door reads files', 'app/main/engine/ftp-engine.ts', 'node:fs'],
    ['a command reads files', 'app/main/engine/commands/retr.ts', 'node:fs'],
    ['a command reads files by promise', 'app/main/engine/commands/retr.ts', 'node:fs/promises'],
    ['a command opens a socket', 'app/main/engine/commands/pasv.ts', 'node:net'],
    ['a command opens a TLS socket', 'app/main/engine/commands/auth.ts', 'node:tls'],
    ['the control side reads files', 'app/main/engine/control/dispatcher.ts', 'node:fs'],
    ['the file system knows the control side', 'app/main/engine/vfs/mount-table.ts', '../control/replies.ts'],
    ['the file system knows commands', 'app/main/engine/vfs/mount-table.ts', '../commands/registry.ts'],
    ['the file system knows the data side', 'app/main/engine/vfs/mount-table.ts', '../data/pump.ts'],
    [
      'a file system part besides the native one reads files',
      'app/main/engine/vfs/mount-table.ts',
      'node:fs',
    ],
    ['the data side knows commands', 'app/main/engine/data/pump.ts', '../commands/retr.ts'],
    ['the data side knows accounts', 'app/main/engine/data/pump.ts', '../auth/authenticator.ts'],
    ['the data side opens files', 'app/main/engine/data/pump.ts', 'node:fs'],
    ['a listing format asks Node', 'app/main/engine/listing/mlsx.ts', 'node:fs'],
    ['the TLS room reads files', 'app/main/engine/tls/certificate.ts', 'node:fs'],
    ['the host asks for Electron', 'app/main/host/settings-store.ts', 'electron'],
    [
      'the host reaches past the door of the engine',
      'app/main/host/sessions.ts',
      '../engine/control/replies.ts',
    ],
    ['IPC reaches into the engine', 'app/main/ipc/handle.ts', '../engine/ftp-engine.ts'],
    ['IPC knows the web', 'app/main/ipc/handle.ts', '../web/server.ts'],
    ['the web knows IPC', 'app/main/web/server.ts', '../ipc/handle.ts'],
    ['the web asks for Electron', 'app/main/web/server.ts', 'electron'],
    ['the desktop knows the engine', 'app/main/desktop/tray.ts', '../engine/ftp-engine.ts'],
    ['the desktop knows IPC', 'app/main/desktop/tray.ts', '../ipc/handle.ts'],
    ['the composition knows the desktop', 'app/main/compose.ts', './desktop/window.ts'],
    ['the headless entry asks for Electron', 'app/main/headless.ts', 'electron'],
    ['preload knows main', 'app/preload/preload.ts', '../main/compose.ts'],
    ['preload asks Node', 'app/preload/preload.ts', 'node:path'],
    ['the contract asks Node', 'app/preload/contract/calls.ts', 'node:path'],
    ['the contract knows preload', 'app/preload/contract/calls.ts', '../preload.ts'],
    ['the page asks for Electron', 'app/renderer/client/bridge.ts', 'electron'],
    ['the page asks Node', 'app/renderer/views/Overview.tsx', 'node:path'],
    ['the page knows main', 'app/renderer/views/Overview.tsx', '../../main/engine/engine-event.ts'],
    ['a component knows a store', 'app/renderer/components/Row.tsx', '../stores/session-store.ts'],
    ['a format knows a store', 'app/renderer/format/bytes.ts', '../stores/session-store.ts'],
    ['a package is not in the table', 'app/renderer/views/Overview.tsx', 'left-pad'],
  ])('refuses when %s', (_title, file, specifier) => {
    expect(breachesOf(file, `import { x } from '${specifier}'\nx()\n`)).toHaveLength(1)
  })

  it.each([
    ['the native backend reads files', 'app/main/engine/vfs/native/native-backend.ts', 'node:fs'],
    ['a command builds a reply', 'app/main/engine/commands/pwd.ts', '../control/reply.ts'],
    [
      'the control side knows the registry',
      'app/main/engine/control/dispatcher.ts',
      '../commands/registry.ts',
    ],
    ['the host starts the engine', 'app/main/host/server.ts', '../engine/ftp-engine.ts'],
    ['IPC answers from the contract', 'app/main/ipc/handle.ts', '../../preload/contract/calls.ts'],
    ['a view reads a store', 'app/renderer/views/overview/Overview.tsx', '../../stores/session-store.ts'],
    ['a view has a style sheet', 'app/renderer/views/overview/Overview.tsx', './overview.css'],
  ])('lets pass when %s', (_title, file, specifier) => {
    expect(breachesOf(file, `import { x } from '${specifier}'\nx()\n`)).toEqual([])
  })

  it('lets the desktop have the types of the contract and not its values', () => {
    const file = 'app/main/desktop/tray.ts'
    expect(breachesOf(file, `import type { A } from '../../preload/contract/wire.ts'\n`)).toEqual([])
    expect(breachesOf(file, `import { a } from '../../preload/contract/wire.ts'\n`)).toHaveLength(1)
  })

  it('refuses a file that lies in no room', () => {
    expect(breachesOf('app/shared/util.ts', 'export const x = 1\n')).toHaveLength(1)
  })
})

describe('what counts as an import', () => {
  it.each([
    ['a named import', `import { x } from 'node:fs'`],
    ['a type import', `import type { x } from 'node:fs'`],
    ['an import for its effect', `import 'node:fs'`],
    ['a re-export', `export { x } from 'node:fs'`],
    ['a type re-export', `export type { X } from 'node:fs'`],
    ['a re-export of all', `export * from 'node:fs'`],
    ['a dynamic import', `const x = await import('node:fs')`],
    ['a type by import()', `export type X = import('node:fs').Stats`],
    ['a require', `const x = require('node:fs')`],
  ])('includes %s', (_title, source) => {
    expect(breachesOf('app/main/engine/commands/list.ts', source)).toHaveLength(1)
  })

  it('refuses a dynamic import that computes its name', () => {
    expect(() => readSourceFacts('a.ts', 'await import(name)')).toThrow(/computes/)
  })
})

describe('cycles and default exports', () => {
  it('finds a cycle that is closed by a type import', () => {
    const tree = treeOf({
      'app/a.ts': `import { b } from './b.ts'`,
      'app/b.ts': `import { c } from './c.ts'`,
      'app/c.ts': `import type { A } from './a.ts'`,
    })
    expect(findCycles(tree)).toEqual([['app/a.ts', 'app/b.ts', 'app/c.ts', 'app/a.ts']])
  })

  it('finds no cycle where two files share a third', () => {
    const tree = treeOf({
      'app/a.ts': `import './b.ts'\nimport './c.ts'`,
      'app/b.ts': `import './c.ts'`,
      'app/c.ts': '',
    })
    expect(findCycles(tree)).toEqual([])
  })

  it.each([
    'export default function f() {}',
    'const x = 1\nexport { x as default }',
    `export { default } from './b.ts'`,
  ])('sees the default export in %j', (source) => {
    expect(readSourceFacts('a.ts', source).hasDefaultExport).toBe(true)
  })

  it('finds Electron behind two files and not behind a type import', () => {
    const tree = treeOf({
      'app/a.ts': `import './b.ts'`,
      'app/b.ts': `import { app } from 'electron'`,
      'app/c.ts': `import type { App } from 'electron'`,
    })
    expect(reachedPackages(tree, 'app/a.ts')).toContain('electron')
    expect(reachedPackages(tree, 'app/c.ts')).not.toContain('electron')
  })
})
