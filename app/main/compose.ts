import { homedir, networkInterfaces } from 'node:os'
import type { ComposeOptions, Portside } from './compose-options.ts'
import { createInProcessPlane } from './engine/data/in-process-plane.ts'
import { createFtpEngine } from './engine/ftp-engine.ts'
import { createAccountAuthenticator, createCredentialCache, findingEitherForm } from './engine/host-door.ts'
import { openNativeStorage } from './engine/vfs/native/native-storage.ts'
import { dropChangedCredentials } from './host/accounts/changed-credentials.ts'
import { createExpiryWatch } from './host/accounts/expiry-watch.ts'
import { createOwnLogins } from './host/accounts/own-logins.ts'
import { isOwnAddress } from './host/addresses/own-address.ts'
import { createAnnouncer } from './host/announce/announcer.ts'
import { createSecurity } from './host/bans/security.ts'
import { createCheckCalls } from './host/calls/check-calls.ts'
import { createExportCalls } from './host/calls/export-calls.ts'
import { createGroupCalls } from './host/calls/group-calls.ts'
import { createHistoryCalls } from './host/calls/history-calls.ts'
import { createHookCalls } from './host/calls/hook-calls.ts'
import { createLogCalls } from './host/calls/log-calls.ts'
import { createOverviewCalls } from './host/calls/overview-calls.ts'
import { createPeopleCalls } from './host/calls/people-calls.ts'
import { createPortableCalls } from './host/calls/portable-calls.ts'
import { createPreviewCalls } from './host/calls/preview-calls.ts'
import { createServerCalls } from './host/calls/server-calls.ts'
import { createSettingsCalls, takeOverServerSettings } from './host/calls/settings-calls.ts'
import { createShareCalls } from './host/calls/share-calls.ts'
import { createStopCalls } from './host/calls/stop-calls.ts'
import { createSummaryCalls } from './host/calls/summary-calls.ts'
import { createUsageCalls } from './host/calls/usage-calls.ts'
import { createUserCalls } from './host/calls/user-calls.ts'
import { createCertificateStore } from './host/certificates/certificate-store.ts'
import { createCertificates } from './host/certificates/certificates.ts'
import { createConsoles } from './host/console/consoles.ts'
import { createDashboardState } from './host/dashboard-state.ts'
import { createDesktopDesk } from './host/desktop/desktop-desk.ts'
import { createWake } from './host/desktop/wake.ts'
import { createFolderTokens } from './host/folders/folder-tokens.ts'
import { createHistoryRecorder } from './host/history/recorder/history-recorder.ts'
import { createHooks } from './host/hooks/hooks.ts'
import { createProgramLog } from './host/logs/program-log.ts'
import { createAccountSource } from './host/principal-builder.ts'
import { quietTimer } from './host/quiet-timer.ts'
import { createUsageBook } from './host/quota/usage-book.ts'
import { createUsageFiles } from './host/quota/usage-files.ts'
import { pathKeyOf } from './host/quota/user-ledger.ts'
import { createSecuritySummary } from './host/security/summary-source.ts'
import { createSelfCheck } from './host/self-check/self-check.ts'
import { createDescriptorWatch, descriptorLimit } from './host/server/descriptor-watch.ts'
import { engineOptionsOf, tlsModeOf } from './host/server/engine-options-of.ts'
import { createServerController } from './host/server/server-controller.ts'
import { createSessionRights } from './host/session-rights.ts'
import { applyAction } from './host/settings/settings-action.ts'
import { rehashPassword } from './host/settings/user-actions.ts'
import { createThroughput } from './host/throughput/throughput.ts'

/** Builds everything and hands each part what it depends on. Nothing is started. */
export function compose(options: ComposeOptions): Portside {
  const { store, history, overrides, desktop } = options
  const serverLog = createProgramLog(options, {
    onGrown: (lastNumber) => state.logGrown(lastNumber),
    onChanged: () => state.logsChanged(),
  })
  const { mistake: log } = serverLog
  const guard = { dataFolder: options.dataFolder, homeFolder: homedir() }

  const accounts = createAccountSource({
    settings: () => store.current,
    openStorage: (folder, links) => openNativeStorage(folder, { links }),
    storageRulesOf: (shareId, userId) => usage.rulesOf(shareId, userId),
    log,
    passwordRehashed: (userId, password, outdated) => {
      for (const teller of [recorder, serverLog]) teller.passwordRehashed(userId)
      const keep = () =>
        applyAction(store, (settings) => rehashPassword(settings, userId, password, outdated))
      // The old hash goes on working when the disk is full.
      rights.changing(userId, 'old-password', keep).catch((error: unknown) => log(String(error)))
    },
  })
  const credentials = createCredentialCache({ now: () => performance.now() })
  const isOwn = (address: string) => isOwnAddress(address, networkInterfaces)
  const ownLogins = createOwnLogins({
    authenticator: createAccountAuthenticator(accounts, credentials),
    accounts,
    isOwnAddress: isOwn,
    now: () => performance.now(),
  })
  const notice = (text: string): void => {
    state.notices.raise('warning', text)
    options.onNotice(text)
  }
  const logWarning = (text: string): void => serverLog.noticeRaised({ level: 'warning', text })
  const hooks = createHooks({ ...options, onNotice: notice, log: logWarning })
  const certificates = createCertificates({
    folder: options.dataFolder,
    generated: createCertificateStore(options.dataFolder),
    loadFixed: options.loadFixedCertificate,
    store,
    tlsUse: options.tlsUse,
    onSwapped: () => {
      server.refresh().catch((error: unknown) => log(`the certificate was not changed: ${String(error)}`))
    },
    onChanged: () => state.certificatesChanged(),
    onNotice: notice,
    onExpiring: hooks.certificateExpiring,
  })
  const recorder = createHistoryRecorder({
    history,
    settings: () => store.current,
    keptBans: options.bans.kept.bans,
    bans: () => security.protection.bans(),
    program: { version: options.appVersion, host: options.host },
  })
  const throughput = createThroughput(() => Date.now())
  const announcer = createAnnouncer({ store, onTrouble: notice })
  const isCrowded = createDescriptorWatch({ limit: descriptorLimit() })
  const server = createServerController({
    createEngine: (engineOptions) =>
      createFtpEngine({
        isCrowded,
        refuses: (address) => security.protection.refuses(address),
        options: engineOptions,
        authenticator: ownLogins.authenticator,
        dataPlane: createInProcessPlane({ passivePorts: engineOptions.passivePorts }),
        onUnexpected: (error, verb) => log(`${verb} failed unexpectedly: ${String(error)}`),
      }),
    readOptions: async () => {
      const settings = store.current.server
      const isEncrypted = tlsModeOf(settings, overrides) !== 'off'
      return engineOptionsOf(settings, isEncrypted ? await certificates.identity() : null, overrides)
    },
    remedy: options.remedy,
    now: () => Date.now(),
    onEvent: (event) => {
      recorder.applyEngineEvent(event)
      serverLog.applyEngineEvent(event)
      state.applyEngineEvent(event)
      rights.applyEngineEvent(event)
      selfCheck.applyEngineEvent(event)
      security.applyEngineEvent(event)
      certificates.applyEngineEvent(event)
      hooks.applyEngineEvent(event)
      throughput.applyEngineEvent(event)
      options.onEvent(event)
    },
    onStatus: (status) => {
      recorder.serverChanged(status)
      serverLog.serverStatusChanged(status)
      throughput.serverIs(status.phase)
      announcer.serverChanged(status)
      state.serverChanged()
    },
  })
  const state = createDashboardState({
    settings: () => store.current,
    serverStatus: () => server.status,
    certificates: () => certificates.wire(),
    security: () => security.wire(),
    failuresByHour: () => security.failuresByHour(),
    securitySummary: createSecuritySummary({ ...options, server: () => server, certificates }),
    usage: () => usage.usage(),
    history: () => ({ ...history.state, rules: store.current.history }),
    historyKeyOf: recorder.sessionKeyOf,
    logs: () => serverLog.state(),
    desktop: () => desk.wire(),
    onNotice: (raised) => serverLog.noticeRaised(raised),
    isTemporary: options.isTemporary,
    appVersion: options.appVersion,
    host: options.host,
  })
  const selfCheck = createSelfCheck({
    status: () => server.status,
    settings: () => store.current,
    shown: () => state.snapshot(),
    logins: ownLogins,
    fingerprint: () => certificates.wire().inUse?.fingerprintSha256 ?? null,
    isOwnAddress: isOwn,
    now: () => Date.now(),
  })
  const security = createSecurity({
    bans: options.bans,
    store,
    engine: () => server.engine,
    onBansChanged: () => {
      recorder.bansChanged()
      state.bansChanged()
    },
    onEvent: (event) => {
      serverLog.securityEventAdded(event)
      state.securityEventAdded(event)
      hooks.securityEventAdded(event)
    },
    onTrouble: notice,
  })
  const keyOf = pathKeyOf(process.platform)
  const usage = createUsageBook({
    settings: () => store.current,
    openStorage: async ({ folder, links }) => findingEitherForm(await openNativeStorage(folder, { links })),
    files: options.isTemporary ? null : createUsageFiles(options.dataFolder, keyOf),
    keyOf,
    now: () => Date.now(),
    schedule: quietTimer,
    onChanged: () => state.usageChanged(),
    onTrouble: notice,
  })
  const rights = createSessionRights({
    engine: () => server.engine,
    settings: () => store.current,
    accountOf: (user) => accounts.accountOf(user),
    now: () => Date.now(),
    log,
  })
  const expiry = createExpiryWatch({
    settings: () => store.current,
    now: () => Date.now(),
    schedule: quietTimer,
    onChanged: () => rights.refresh(),
  })
  history.watch({ onStateChanged: () => state.historyChanged(), onNotice: notice })
  const unsubscribe = store.subscribe((settings, previous) => {
    if (settings.history !== previous.history) history.rulesChanged()
    recorder.settingsChanged(settings, previous)
    serverLog.settingsChanged(settings, previous)
    state.settingsChanged(settings, previous)
    dropChangedCredentials(credentials, settings, previous)
    rights.settingsChanged(settings, previous)
    expiry.settingsChanged()
    usage.settingsChanged()
  })
  const shareCalls = createShareCalls({
    store,
    tokens: createFolderTokens(() => performance.now()),
    guard,
    chooseFolder: desktop?.chooseFolder ?? null,
    revealFolder: desktop?.revealFolder ?? null,
  })

  const { registerDroppedFolder: offer } = shareCalls
  const desk = createDesktopDesk({ store, desktop, offer, dashboards: () => state })

  return {
    server,
    state,
    desk,
    log,
    handlers: {
      ...createServerCalls(state, server),
      ...createStopCalls({
        engine: () => server.engine,
        protection: security.protection,
        undoList: security.undoList,
        store,
        rights,
      }),
      ...shareCalls,
      ...desk.calls,
      ...security.calls,
      ...createCheckCalls(selfCheck, state),
      ...createConsoles({ server, store, ownLogins, isOwn, certificates, desktop, state }),
      ...createSummaryCalls({ store, server, certificates: certificates.calls }),
      ...certificates.calls,
      ...createUserCalls(store, () => Date.now(), rights),
      ...createGroupCalls(store, () => Date.now()),
      ...createPeopleCalls(store, () => Date.now()),
      ...createPreviewCalls({ settings: () => store.current, accounts, now: () => Date.now() }),
      ...createHistoryCalls({ history: () => history, store, recorder, now: () => Date.now() }),
      ...createLogCalls({ log: serverLog, store, revealFolder: desktop?.revealFolder ?? null }),
      ...createExportCalls({ ...options, server, history: () => history, book: serverLog.book }),
      ...createOverviewCalls(throughput),
      ...createHookCalls({ ...options, hooks }),
      ...createUsageCalls(() => store.current, usage),
      ...createSettingsCalls({
        store,
        server,
        notices: state.notices,
        copyText: desktop?.copyText ?? (() => undefined),
      }),
      ...createPortableCalls({
        ...options,
        guard,
        serverSettingsChanged: () => takeOverServerSettings(server, state.notices),
      }),
    },
    preloadHandlers: { registerDroppedFolder: offer },
    wake: createWake({ server, state, announcer, log }),
    async close(graceMs) {
      await announcer.close()
      await server.stop(graceMs)
      await security.close()
      await certificates.close()
      await hooks.close()
      await usage.close()
      await store.settled()
      recorder.close()
      await history.close()
      unsubscribe()
      expiry.close()
      await serverLog.close()
      state.close()
    },
  }
}
