import type { WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import type { Certificates } from '../certificates/certificates.ts'
import { type EngineOverrides, engineOptionsOf } from '../server/engine-options-of.ts'
import type { ServerController } from '../server/server-controller.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { summarizeSecurity } from './security-summary.ts'

/** Says at any time how safe the server is: by its listeners, or while it is stopped by those it would have. */
export function createSecuritySummary(parts: {
  readonly store: Pick<SettingsStore, 'current'>
  readonly overrides: EngineOverrides
  readonly server: () => Pick<ServerController, 'status'>
  readonly certificates: Pick<Certificates, 'wire'>
}): () => WireSecuritySummary {
  return () => {
    const { status } = parts.server()
    const settings = parts.store.current
    return summarizeSecurity({
      settings,
      listeners:
        status.phase === 'running'
          ? status.listeners
          : engineOptionsOf(settings.server, null, parts.overrides).listeners,
      certificate: parts.certificates.wire().inUse,
      nowMs: Date.now(),
    })
  }
}
