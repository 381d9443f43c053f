import { onTestFinished } from 'vitest'
import type { Authenticator, LoginResult, Principal } from '../../app/main/engine/auth/authenticator.ts'
import type { DataPlane } from '../../app/main/engine/data/data-plane.ts'
import type { LookUpIPv4 } from '../../app/main/engine/data/host-names.ts'
import { createInProcessPlane } from '../../app/main/engine/data/in-process-plane.ts'
import {
  defaultEngineOptions,
  type EngineOptions,
  type TlsMode,
} from '../../app/main/engine/engine-options.ts'
import { createFtpEngine, type FtpEngine } from '../../app/main/engine/ftp-engine.ts'
import type { Mount } from '../../app/main/engine/vfs/mount.ts'
import { openNativeStorage } from '../../app/main/engine/vfs/native/native-storage.ts'
import { type Preset, presetPermissions } from '../../app/main/engine/vfs/permission.ts'
import type { StorageBackend } from '../../app/main/engine/vfs/storage.ts'
import { EventRecord } from './engine-events.ts'
import { startFtpSrv } from './foreign-server/start-ftp-srv.ts'
import { checkLeaks } from './leak-check.ts'
import { type ClientTarget, RawFtpClient } from './raw-ftp-client.ts'
import { type TempTree, type TreeSpec, tempTree } from './temp-tree.ts'
import { testCertificate } from './test-certificate.ts'
import { within } from './wait-for.ts'

/** One folder an account sees. */
export interface TestMount {
  /** Names below the virtual root; none for the root itself. */
  readonly at: readonly string[]
  /** Native folder, or a storage of another kind. */
  readonly folder: string | StorageBackend
  readonly preset: Preset
}

/** An account of the test authenticator. */
export interface TestAccount {
  readonly name: string
  readonly password: string
  readonly mounts: readonly TestMount[]
  readonly isAnonymous?: boolean
  /** What the principal says besides. */
  readonly says?: Partial<Principal>
}

/** What a test wants of its server; the default is a full share of `tree` at the root for demo / secret, on plain IPv4. */
export interface ServerSetUp {
  readonly tree?: TreeSpec
  readonly preset?: Preset
  readonly accounts?: readonly TestAccount[]
  /** More listeners than the first one are not looked at by `target`. */
  readonly host?: '127.0.0.1' | '::1'
  readonly tls?: TlsMode
  readonly options?: Partial<EngineOptions>
  readonly authenticator?: Authenticator
  readonly passivePorts?: { readonly min: number; readonly max: number }
  readonly storage?: StorageBackend
  /** Answers for host names given as external address. */
  readonly lookUp?: LookUpIPv4
  /** Says whose connections are refused. */
  readonly refuses?: (address: string) => boolean
}

/** A real engine on a port the system chose. */
export interface TestServer {
  readonly engine: FtpEngine
  readonly events: EventRecord
  /** The shared folder. */
  readonly tree: TempTree
  readonly plane: DataPlane
  /** Where a client connects. */
  readonly target: ClientTarget
  /** A client that has read the greeting. */
  connect(overrides?: Partial<ClientTarget>): Promise<RawFtpClient>
  /** A client that is logged in as demo. */
  logIn(overrides?: Partial<ClientTarget>): Promise<RawFtpClient>
  /** Idempotent; every test ends with it. */
  stop(graceMs?: number): Promise<void>
}

/** Figures small enough that every limit can be reached; timeouts long enough that none is reached by chance. */
const testOptions: Partial<EngineOptions> = {
  maxSessions: 64,
  maxSessionsPerAddress: 64,
  loginTimeoutMs: 60_000,
  idleTimeoutMs: 60_000,
  dataConnectTimeoutMs: 60_000,
  stallTimeoutMs: 60_000,
}

/**
 * Starts an engine and stops it when the test has ended; then everything must be gone and every session and transfer
 * must have been reported as ended exactly once.
 */
export async function startServer(setUp: ServerSetUp = {}): Promise<TestServer> {
  const tlsIdentity = await testCertificate()
  const tree = tempTree(setUp.tree)
  if (process.env.PORTSIDE_TEST_SERVER === 'ftp-srv') return startFtpSrv(setUp, tree, tlsIdentity)
  // Before everything but the folder, so that it looks after everything but the folder is gone.
  checkLeaks([tree.path])
  const { host = '127.0.0.1', tls = 'optional', preset = 'full', passivePorts = null } = setUp
  const root: TestMount = { at: [], folder: setUp.storage ?? tree.path, preset }
  const accounts = setUp.accounts ?? [{ name: 'demo', password: 'secret', mounts: [root] }]
  const options: EngineOptions = {
    ...defaultEngineOptions,
    ...testOptions,
    listeners: [{ host, port: 0, tls }],
    tlsIdentity,
    passivePorts,
    ...setUp.options,
  }
  const plane = createInProcessPlane({ passivePorts: options.passivePorts })
  const authenticator = setUp.authenticator ?? (await quickAuthenticator(accounts))
  const engine = createFtpEngine({
    options,
    authenticator,
    dataPlane: plane,
    ...(setUp.lookUp === undefined ? {} : { lookUp: setUp.lookUp }),
    ...(setUp.refuses === undefined ? {} : { refuses: setUp.refuses }),
  })
  const events = new EventRecord()
  const unsubscribe = engine.subscribe((event) => events.all.push(event))
  let stopping: Promise<void> | null = null
  const stop = (graceMs = 0) => {
    stopping ??= engine.stop({ graceMs }).then(() => plane.close())
    return stopping
  }
  onTestFinished(async () => {
    await within('the engine to stop', stop())
    events.assertAllEnded()
    unsubscribe()
  })
  await engine.start()
  const [bound] = engine.boundListeners
  if (bound === undefined) throw new Error('The engine listens nowhere')
  const target: ClientTarget = {
    host,
    port: bound.port,
    implicitTls: bound.tls === 'implicit',
    ca: tlsIdentity.certificatePem,
  }
  const connect = (overrides: Partial<ClientTarget> = {}) => RawFtpClient.connect({ ...target, ...overrides })
  return {
    engine,
    events,
    tree,
    plane,
    target,
    connect,
    stop,
    async logIn(overrides) {
      const client = await connect(overrides)
      await client.logIn()
      return client
    },
  }
}

/** Compares passwords as they are: the slow hashes have tests of their own. */
export async function quickAuthenticator(accounts: readonly TestAccount[]): Promise<Authenticator> {
  const known = new Map<string, { readonly account: TestAccount; readonly mounts: readonly Mount[] }>()
  for (const account of accounts) {
    known.set(account.name, { account, mounts: await Promise.all(account.mounts.map(toMount)) })
  }
  return {
    authenticate({ userName, password }): Promise<LoginResult> {
      const found = known.get(userName)
      if (found === undefined) return Promise.resolve({ kind: 'refused', reason: 'unknown-account' })
      const { account, mounts } = found
      const isAnonymous = account.isAnonymous ?? false
      if (!isAnonymous && password.reveal() !== account.password) {
        return Promise.resolve({ kind: 'refused', reason: 'wrong-password' })
      }
      const principal = {
        accountId: `account-${userName}`,
        name: userName,
        isAnonymous,
        mounts,
        ...account.says,
      }
      return Promise.resolve({ kind: 'accepted', principal })
    },
  }
}

/** A mount as the engine wants it. */
export async function toMount({ at, folder, preset }: TestMount): Promise<Mount> {
  const storage = typeof folder === 'string' ? await openNativeStorage(folder) : folder
  return { shareId: `share-${at.join('-')}`, at, storage, permissions: presetPermissions[preset] }
}
