import { commandRegistry } from '../../../app/main/engine/commands/registry.ts'
import { ArgumentError, type CommandResult } from '../../../app/main/engine/control/command-definition.ts'
import type { DataChannelView, SessionView } from '../../../app/main/engine/control/session-view.ts'
import type { TransferPlan } from '../../../app/main/engine/control/transfer-plan.ts'
import { WireText } from '../../../app/main/engine/control/wire-text.ts'
import { defaultEngineOptions } from '../../../app/main/engine/engine-options.ts'
import type { FileSystem } from '../../../app/main/engine/vfs/file-system.ts'
import { createFileSystem } from '../../../app/main/engine/vfs/mounted-file-system.ts'
import { rootPath } from '../../../app/main/engine/vfs/virtual-path.ts'

/** A data channel that remembers what commands asked of it. */
export interface TestDataChannel extends DataChannelView {
  /** `address port` of every prepareActive. */
  readonly activeTargets: readonly string[]
}

/** A logged-in session for handlers: plain values, no connection behind them. */
export type TestSession = { -readonly [Key in keyof SessionView]: SessionView[Key] } & {
  data: TestDataChannel
  /** User names and client names the commands gave, in order. */
  readonly names: string[]
}

/** Makes a session with what a test wants different. */
export function testSession(
  fileSystem: FileSystem | null = null,
  changes: Partial<TestSession> = {},
): TestSession {
  const names: string[] = []
  return {
    id: 's1',
    options: { ...defaultEngineOptions, listeners: [{ host: '127.0.0.1', port: 2121, tls: 'optional' }] },
    registry: commandRegistry,
    peer: { address: '127.0.0.1', port: 50_000 },
    local: { address: '127.0.0.1', port: 2121 },
    isEncrypted: false,
    requiresTls: false,
    isPlainException: false,
    wireText: new WireText(null),
    offersTls: false,
    login: { kind: 'logged-in', userName: 'demo', isAnonymous: false },
    data: testDataChannel(),
    transfer: null,
    fileSystem: fileSystem ?? createFileSystem([]),
    workingDirectory: rootPath,
    representation: 'image',
    hashAlgorithm: 'SHA-256',
    deflate: { isOn: false, level: 6 },
    protection: 'clear',
    hasProtectionBuffer: false,
    pending: { renameFrom: null, restartOffset: 0, range: null, copyFrom: null },
    mlstFacts: null,
    names,
    nameUser: (userName) => names.push(userName),
    logIn: async () => 'accepted',
    reinitialize: () => undefined,
    nameClient: (name) => names.push(name),
    abortTransfer: async () => false,
    hostName: null,
    clientName: null,
    idleTimeoutMs: 300_000,
    isAdmin: false,
    isDevice: false,
    listSessions: () => [],
    endSignal: new AbortController().signal,
    now: () => Date.UTC(2024, 5, 15, 12, 34, 56),
    ...changes,
  }
}

/** Performs one line as the dispatcher does once the gates have let it pass. */
export async function perform(session: SessionView, line: string): Promise<CommandResult> {
  const space = line.indexOf(' ')
  const verb = space < 0 ? line : line.slice(0, space)
  const command = commandRegistry.find(verb)
  if (command === undefined) throw new Error(`no command ${verb}`)
  const bound = command.bind(space < 0 ? '' : line.slice(space + 1))
  return bound instanceof ArgumentError ? bound.reply : await bound(session)
}

/** The reply to one line, as `code text` of its first line; fails when the line begins a transfer. */
export async function answer(session: SessionView, line: string): Promise<string> {
  const result = await perform(session, line)
  if (result.kind !== 'reply') throw new Error(`${line} began a ${result.kind}`)
  return `${result.code} ${result.lines[0]}`
}

/** The transfer one line begins; fails when it is answered by a reply. */
export async function planOf(session: SessionView, line: string): Promise<TransferPlan> {
  const result = await perform(session, line)
  if (result.kind === 'reply') throw new Error(`${line}: ${result.code} ${result.lines.join(' / ')}`)
  if (result.kind === 'hash') throw new Error(`${line} began a hash`)
  return result
}

/** The text a listing command sends, settled as completed. */
export async function listingOf(session: SessionView, line: string): Promise<string> {
  const plan = await planOf(session, line)
  if (plan.source.kind !== 'listing') throw new Error(`${line} is no listing`)
  const chunks: Uint8Array[] = []
  for await (const chunk of plan.source.chunks) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  await plan.settle({ kind: 'completed', bytes: bytes.length, tlsResumed: null })
  return bytes.toString('utf8')
}

function testDataChannel(): TestDataChannel {
  const activeTargets: string[] = []
  let isExtendedOnly = false
  let isPrepared = false
  return {
    activeTargets,
    get isExtendedOnly() {
      return isExtendedOnly
    },
    requireExtended: () => {
      isExtendedOnly = true
    },
    get isPrepared() {
      return isPrepared
    },
    announcedAddress: async () => '192.0.2.7',
    offerPassive: async () => {
      isPrepared = true
      return { port: 50_021 }
    },
    prepareActive: (address, port) => {
      isPrepared = true
      activeTargets.push(`${address} ${port}`)
    },
    discard: () => {
      const was = isPrepared
      isPrepared = false
      return was
    },
  }
}
