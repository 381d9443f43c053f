import { z } from 'zod'
import {
  type CallArgument,
  type CallHandlers,
  type CallName,
  type CallResult,
  calls,
  type DashboardApi,
} from '../../app/preload/contract/contract.ts'
import { certificateRules } from '../../app/preload/contract/fields/certificate-rules.ts'
import { desktopRules } from '../../app/preload/contract/fields/desktop-rules.ts'
import { historyRules } from '../../app/preload/contract/fields/history-rules.ts'
import { hookRules } from '../../app/preload/contract/fields/hook-rules.ts'
import { logRules } from '../../app/preload/contract/fields/log-rules.ts'
import { protectionRules } from '../../app/preload/contract/fields/protection-rules.ts'
import type { WireSession } from '../../app/preload/contract/wire-sessions.ts'
import {
  batchSchema,
  serverSettingsSchema,
  snapshotSchema,
  type WireBatch,
  type WireChosenFolder,
  type WireDashboardEvent,
  type WireSnapshot,
} from '../../app/preload/contract/wire-types.ts'
import { fakeAnswers } from './fake-answers.ts'

/** One call as the fake saw it, its argument parsed by the contract. */
export interface RecordedCall {
  readonly name: CallName
  readonly argument: unknown
}

/** A main process that exists in memory: it keeps the contract's promises and nothing else. */
export interface FakeDashboardApi extends DashboardApi {
  readonly recorded: readonly RecordedCall[]
  /** Arguments of one call, in order. */
  argumentsOf(name: CallName): unknown[]
  /** Sends the next batch. */
  notify(...events: WireDashboardEvent[]): void
  /** Sends a batch with a number of the test's choice. */
  notifyNumbered(number: number, ...events: WireDashboardEvent[]): void
  readonly listenerCount: () => number
}

interface FakeOptions {
  readonly snapshot?: Partial<WireSnapshot>
  /** Answers that differ from "done". */
  readonly handlers?: Partial<CallHandlers>
  /** What a dropped folder registers as. */
  readonly dropped?: CallResult<'chooseFolder'>
}

/** A moment all fakes agree on. */
export const fakeNowMs = Date.UTC(2027, 2, 3, 12, 0, 0)

/** A snapshot of a running, empty server, with what the test wants different. */
export function fakeSnapshot(parts: Partial<WireSnapshot> = {}): WireSnapshot {
  return snapshotSchema.parse({
    batchNumber: 0,
    at: fakeNowMs,
    appVersion: '0.1.0',
    host: 'desktop',
    platform: 'linux',
    server: {
      phase: 'running',
      problem: null,
      listeners: [{ host: '0.0.0.0', port: 2121, tls: 'optional', problem: null }],
      addresses: [
        {
          host: '192.168.1.10',
          url: 'ftp://192.168.1.10:2121',
          interfaceName: 'Wi-Fi (wlan0)',
          kind: 'local',
        },
        {
          host: '127.0.0.1',
          url: 'ftp://127.0.0.1:2121',
          interfaceName: 'Loopback (lo)',
          kind: 'this-computer',
        },
      ],
      startedAt: fakeNowMs - 60_000,
    },
    shares: [],
    users: [],
    groups: [],
    security: {
      rules: z.object(protectionRules).parse({}),
      bans: [],
      ownAddresses: ['127.0.0.1', '::1', '192.168.1.10'],
      events: [],
      failuresByHour: new Array<number>(24).fill(0),
    },
    securitySummary: { listeners: [], findings: [] },
    sessions: [],
    certificates: {
      inUse: null,
      isFixed: false,
      others: [],
      missingNames: [],
      rules: z.object(certificateRules).parse({}),
      acme: { phase: 'idle', problem: null, nextTryAt: null },
      tlsUse: [],
    },
    settings: serverSettingsSchema.parse({ passivePorts: { min: 50_000, max: 50_299 } }),
    appearance: {
      theme: 'system',
      language: 'en',
      density: 'comfortable',
      isWelcomeDone: true,
      primaryAddress: null,
    },
    history: {
      phase: 'on',
      problem: null,
      bytes: 0,
      oldestAt: null,
      rules: z.object(historyRules).parse({}),
    },
    logs: {
      rules: z.object(logRules).parse({}),
      folder: '/home/ann/.config/portside/logs',
      bytes: 0,
      problem: null,
      tracedSessionIds: [],
    },
    hooks: z.object(hookRules).parse({}),
    desktop: {
      rules: z.object(desktopRules).parse({}),
      hasTray: true,
      isKeptAwake: false,
      isPortable: false,
    },
    problems: [],
    notices: [],
    ...parts,
  } satisfies WireSnapshot)
}

/** An idle, signed-in session, with what the test wants different. */
export function fakeSession(parts: Partial<WireSession> = {}): WireSession {
  return {
    id: 's1',
    historyKey: null,
    peerAddress: '192.168.1.5',
    peerPort: 40_001,
    userName: 'demo',
    clientName: null,
    isClientGuessed: false,
    activity: 'idle',
    lastCommand: 'PWD',
    workingDirectory: '/',
    tlsProtocol: 'TLSv1.3',
    cipher: null,
    tlsResumed: null,
    dataMode: null,
    dataPort: null,
    dataAddress: null,
    transfer: null,
    sentBytes: 0,
    receivedBytes: 0,
    connectedAt: fakeNowMs - 42_000,
    loggedInAt: fakeNowMs - 41_000,
    lastActiveAt: fakeNowMs - 41_000,
    problem: null,
    problemCode: null,
    problemFacts: {},
    failedStage: null,
    endedAt: null,
    endReason: null,
    ...parts,
  }
}

/** A folder as the dialog would return it. */
export const fakeChosenFolder: WireChosenFolder = {
  token: 'token-1',
  folder: '/home/ann/Photos',
  suggestedName: 'Photos',
  warnings: [],
}

/** Builds a fake main process; every answer is parsed by the contract, so that a fake cannot promise what main may not. */
export function createFakeDashboardApi(options: FakeOptions = {}): FakeDashboardApi {
  const snapshot = fakeSnapshot(options.snapshot)
  const listeners = new Set<(batch: WireBatch) => void>()
  const recorded: RecordedCall[] = []
  let batchNumber = snapshot.batchNumber

  const handlers: CallHandlers = {
    ...fakeAnswers(fakeChosenFolder, fakeNowMs),
    getSnapshot: () => snapshot,
    ...options.handlers,
  }

  const notifyNumbered = (number: number, ...events: WireDashboardEvent[]): void => {
    const batch = batchSchema.parse({ number, at: fakeNowMs, events } satisfies WireBatch)
    for (const listener of listeners) listener(batch)
  }

  const call = async <Name extends CallName>(
    name: Name,
    argument?: CallArgument<Name>,
  ): Promise<CallResult<Name>> => {
    const { argument: argumentSchema, result: resultSchema } = calls[name]
    const parsed = argumentSchema.parse(argument)
    recorded.push({ name, argument: parsed })
    const handle = handlers[name] as (argument: unknown) => unknown
    return resultSchema.parse(await handle(parsed)) as CallResult<Name>
  }

  return {
    call,
    listen: (_name, listener) => {
      const batchListener = listener as (batch: WireBatch) => void
      listeners.add(batchListener)
      return () => listeners.delete(batchListener)
    },
    ...(options.dropped && { registerDroppedFolder: async () => options.dropped! }),
    recorded,
    argumentsOf: (name) => recorded.filter((one) => one.name === name).map(({ argument }) => argument),
    notify: (...events) => {
      batchNumber += 1
      notifyNumbered(batchNumber, ...events)
    },
    notifyNumbered,
    listenerCount: () => listeners.size,
  }
}
