import { networkInterfaces } from 'node:os'
import type { WireCertificates } from '../../preload/contract/wire-certificates.ts'
import type { WireDesktop } from '../../preload/contract/wire-desktop.ts'
import type { HistoryState } from '../../preload/contract/wire-history.ts'
import type { LogState } from '../../preload/contract/wire-logs.ts'
import type {
  WireSecurity,
  WireSecurityEvent,
  WireSecuritySummary,
} from '../../preload/contract/wire-security.ts'
import type { WireSessionDetail } from '../../preload/contract/wire-sessions.ts'
import type {
  WireBatch,
  WireDashboardEvent,
  WireNotice,
  WireShare,
  WireSnapshot,
} from '../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../engine/engine-event.ts'
import { createAddressNotice } from './addresses/address-notice.ts'
import { createDefaultRoute } from './addresses/default-route.ts'
import { createBatcher } from './live/batcher.ts'
import { createDiagnosedFeed } from './live/diagnosed-feed.ts'
import { systemFeedClock } from './live/live-feed.ts'
import type { HistoryKeyOf } from './live/live-state.ts'
import { createEngineNotices } from './notices/engine-notices.ts'
import { createNotices, type Notices } from './notices/notices.ts'
import { createRoomNotices } from './notices/room-notices.ts'
import type { CountedUsage, UsageBook } from './quota/usage-book.ts'
import type { ServerStatus } from './server/server-controller.ts'
import type { Settings } from './settings/settings-schema.ts'
import { lookAtShare, type ShareHealth, unknownHealth } from './shares/share-health.ts'
import { roomOfShare } from './shares/share-room.ts'
import { wireGroup, wireServer, wireSettings, wireShare, wireUser } from './wire/to-wire.ts'

/** What a dashboard shows comes from here. */
export interface DashboardSources {
  readonly settings: () => Settings
  readonly serverStatus: () => ServerStatus
  readonly security: () => WireSecurity
  /** Of the same, without the work of the whole: it is asked at every failed login. */
  readonly failuresByHour: () => number[]
  readonly securitySummary: () => WireSecuritySummary
  readonly certificates: () => WireCertificates
  /** What is counted of shares and users. */
  readonly usage: UsageBook['usage']
  readonly history: () => HistoryState
  readonly historyKeyOf?: HistoryKeyOf
  readonly logs: () => LogState
  /** Null where there is no desktop. */
  readonly desktop?: () => WireDesktop | null
  /** Hears of every notice, whoever raised it. */
  readonly onNotice?: (notice: Pick<WireNotice, 'level' | 'text'>) => void
  /** Shares and users live for the run only. */
  readonly isTemporary: boolean
  readonly appVersion: string
  readonly host: WireSnapshot['host']
}

/** What every dashboard sees: a snapshot, then numbered batches. */
export interface DashboardState {
  readonly notices: Notices
  snapshot(): WireSnapshot
  /** What a drawer shows of one session; null once its row has left the screen. */
  sessionDetail(id: string): WireSessionDetail | null
  /** Takes a problem off the list; it comes back when it is met again. */
  dismissProblem(id: string): void
  subscribe(listener: (batch: WireBatch) => void): () => void
  /** Takes in a fact of the engine. */
  applyEngineEvent(event: EngineEvent): void
  serverChanged(): void
  settingsChanged(settings: Settings, previous: Settings): void
  certificatesChanged(): void
  usageChanged(): void
  historyChanged(): void
  logsChanged(): void
  /** Passes on what another room has made ready. */
  tell(event: WireDashboardEvent): void
  desktopChanged(): void
  /** A folder waits to be taken by a dashboard. */
  folderOffered(): void
  /** The log has lines up to this number. */
  logGrown(lastNumber: number): void
  bansChanged(): void
  securityEventAdded(event: WireSecurityEvent): void
  /** Looks at the shared folders now. */
  lookAtShares(): Promise<void>
  /** Stops every timer. */
  close(): void
}

/** Disks fill and drives go without telling; network cards come and go. */
const surroundingsLookMs = 10_000

/** Creates the state of all dashboards of this process. */
export function createDashboardState(sources: DashboardSources): DashboardState {
  const listeners = new Set<(batch: WireBatch) => void>()
  const batcher = createBatcher(systemFeedClock, (batch) => {
    for (const listener of listeners) listener(batch)
  })
  const push = (event: WireDashboardEvent): void => batcher.push(event)
  const live = createDiagnosedFeed({
    ...sources,
    clock: systemFeedClock,
    historyKeyOf: sources.historyKeyOf,
    push,
    // The log hears of a problem; the page shows it among the problems, which also knows when it is over.
    onNotice: (text) => sources.onNotice?.({ level: 'warning', text }),
  })
  const { problems } = live
  const notices = createNotices(systemFeedClock.now, (change) => {
    if (change.type === 'notice-raised') sources.onNotice?.(change.notice)
    push(change)
  })
  const noticeTrouble = createEngineNotices(notices)
  const noticeRoom = createRoomNotices(notices)
  const noticeAddress = createAddressNotice(notices)
  const route = createDefaultRoute()
  let health: ReadonlyMap<string, ShareHealth> = new Map()

  const server = () => {
    const primary = sources.settings().appearance.primaryAddress
    return wireServer(sources.serverStatus(), networkInterfaces(), { route: route.read(), primary })
  }
  const shares = (): WireShare[] => {
    const usages = usageById(sources.usage().shares)
    const { isTemporary } = sources
    const settings = sources.settings()
    return settings.shares.map((share) => {
      const usage = usages.get(share.id) ?? null
      const looks = health.get(share.folder) ?? unknownHealth
      const room = roomOfShare(share, looks.freeBytes, settings)
      return wireShare(share, { ...looks, room }, isTemporary, usage)
    })
  }
  const pushShares = (): void => {
    const all = shares()
    push({ type: 'shares-changed', shares: all })
    noticeRoom(all)
    problems.sharesSeen(all)
  }
  /** Who may upload and what is to stay free decide about room, too. */
  const roomUnder = (settings: Settings): string =>
    settings.shares
      .map((share) => roomOfShare(share, health.get(share.folder)?.freeBytes ?? null, settings))
      .join()
  const users = () => {
    const usages = usageById(sources.usage().users)
    return sources
      .settings()
      .users.map((user) => wireUser(user, sources.isTemporary, usages.get(user.id) ?? null))
  }

  const desktop = () => sources.desktop?.() ?? null
  const desktopChanged = (): void => {
    const now = desktop()
    if (now !== null) push({ type: 'desktop-changed', desktop: now })
  }

  const groups = () => sources.settings().groups.map(wireGroup)

  let shownServer = ''
  const pushServer = (): void => {
    const now = server()
    shownServer = JSON.stringify(now)
    push({ type: 'server-changed', server: now })
    problems.serverSeen(now)
    noticeAddress(now)
  }

  // It follows from settings, listeners, certificate and the date: whoever changes one of them need not know.
  let shownSummary = ''
  const showSummary = (): void => {
    const summary = sources.securitySummary()
    const text = JSON.stringify(summary)
    if (text !== shownSummary) push({ type: 'security-summary-changed', summary })
    shownSummary = text
  }

  const lookAtShares = async (): Promise<void> => {
    const folders = [...new Set(sources.settings().shares.map(({ folder }) => folder))]
    const looks = await Promise.all(
      folders.map(async (folder) => [folder, await lookAtShare(folder)] as const),
    )
    const before = JSON.stringify([...health])
    health = new Map(looks)
    if (JSON.stringify([...health]) !== before) pushShares()
  }

  const surroundings = setInterval(() => {
    if (sources.serverStatus().phase === 'running' && JSON.stringify(server()) !== shownServer) pushServer()
    if (listeners.size === 0) return
    void lookAtShares()
    showSummary()
  }, surroundingsLookMs)
  surroundings.unref()

  return {
    notices,
    snapshot: () => ({
      batchNumber: batcher.lastNumber,
      at: Date.now(),
      appVersion: sources.appVersion,
      host: sources.host,
      platform: process.platform,
      server: server(),
      shares: shares(),
      users: users(),
      groups: groups(),
      security: sources.security(),
      securitySummary: sources.securitySummary(),
      certificates: sources.certificates(),
      sessions: [...live.rows()],
      settings: wireSettings(sources.settings()),
      appearance: sources.settings().appearance,
      history: sources.history(),
      logs: sources.logs(),
      hooks: sources.settings().hooks,
      desktop: desktop(),
      problems: problems.list(),
      notices: [...notices.list()],
    }),
    sessionDetail: (id) => live.detail(id),
    dismissProblem: (id) => problems.dismiss(id),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    applyEngineEvent(event) {
      live.apply(event)
      noticeTrouble(event)
    },
    serverChanged() {
      pushServer()
      showSummary()
    },
    settingsChanged(settings, previous) {
      if (settings.shares !== previous.shares) {
        pushShares()
        void lookAtShares()
      } else if (roomUnder(settings) !== roomUnder(previous)) pushShares()
      if (settings.protection !== previous.protection) {
        push({ type: 'protection-changed', rules: settings.protection })
      }
      if (settings.groups !== previous.groups) push({ type: 'groups-changed', groups: groups() })
      if (settings.users !== previous.users) {
        push({ type: 'users-changed', users: users() })
        const namesBefore = new Map(previous.users.map(({ id, name }) => [id, name]))
        for (const { id, name } of settings.users) {
          if (namesBefore.has(id) && namesBefore.get(id) !== name) live.renameUser(id, name)
        }
      }
      if (settings.server !== previous.server) {
        push({ type: 'settings-changed', settings: wireSettings(settings) })
      }
      if (settings.appearance !== previous.appearance) {
        push({ type: 'appearance-changed', appearance: settings.appearance })
        if (settings.appearance.primaryAddress?.host !== previous.appearance.primaryAddress?.host) {
          noticeAddress(server(), true)
          pushServer()
        }
      }
      if (settings.history !== previous.history) {
        push({ type: 'history-changed', history: sources.history() })
      }
      if (settings.logs !== previous.logs) push({ type: 'logs-changed', logs: sources.logs() })
      if (settings.desktop !== previous.desktop) desktopChanged()
      if (settings.hooks !== previous.hooks) push({ type: 'hooks-changed', hooks: settings.hooks })
      showSummary()
    },
    bansChanged: () => push({ type: 'bans-changed', bans: sources.security().bans }),
    securityEventAdded: (event) =>
      push({ type: 'security-event-added', event, failuresByHour: sources.failuresByHour() }),
    historyChanged: () => push({ type: 'history-changed', history: sources.history() }),
    tell: push,
    logsChanged: () => push({ type: 'logs-changed', logs: sources.logs() }),
    desktopChanged,
    folderOffered: () => push({ type: 'folder-offered' }),
    logGrown: (lastNumber) => push({ type: 'log-grown', lastNumber }),
    usageChanged: () => push({ type: 'usage-changed', ...sources.usage() }),
    certificatesChanged() {
      push({ type: 'certificates-changed', certificates: sources.certificates() })
      showSummary()
    },
    lookAtShares,
    close() {
      clearInterval(surroundings)
      live.close()
    },
  }
}

function usageById(counted: readonly CountedUsage[]): ReadonlyMap<string, CountedUsage['usage']> {
  return new Map(counted.map(({ id, usage }) => [id, usage]))
}
