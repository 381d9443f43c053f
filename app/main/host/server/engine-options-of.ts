import {
  defaultEngineOptions,
  type EngineOptions,
  type ListenerOptions,
  type TlsIdentity,
} from '../../engine/engine-options.ts'
import type { ServerSettings } from '../settings/settings-schema.ts'

/** What the command line says for this run; null leaves it to the settings. */
export interface EngineOverrides {
  readonly listeners: readonly { readonly host: string; readonly port: number }[] | null
  readonly tls: ListenerOptions['tls'] | null
  readonly passivePorts: EngineOptions['passivePorts']
  readonly maxSessions: number | null
  readonly maxSessionsPerAddress: number | null
}

/** Nothing said on the command line. */
export const noOverrides: EngineOverrides = {
  listeners: null,
  tls: null,
  passivePorts: null,
  maxSessions: null,
  maxSessionsPerAddress: null,
}

/** How TLS is treated, from the command line or the settings. */
export function tlsModeOf(settings: ServerSettings, overrides: EngineOverrides): ListenerOptions['tls'] {
  return overrides.tls ?? settings.tls
}

/** Builds what the engine needs out of what people decided. `identity` is null when TLS is off. */
export function engineOptionsOf(
  settings: ServerSettings,
  identity: TlsIdentity | null,
  overrides: EngineOverrides,
): EngineOptions {
  const tls = tlsModeOf(settings, overrides)
  const addresses = overrides.listeners ?? [
    { host: '0.0.0.0', port: settings.controlPort },
    { host: '::', port: settings.controlPort },
  ]
  return {
    ...defaultEngineOptions,
    listeners: addresses.map(({ host, port }) => ({
      host,
      port,
      tls,
      plainAllowedFor: settings.plainAllowedFor,
      ...(settings.legacyCharset === null ? {} : { legacyCharset: settings.legacyCharset }),
    })),
    tlsIdentity: tls === 'off' ? null : identity,
    passivePorts: overrides.passivePorts ?? settings.passivePorts,
    tlsMinVersion: settings.tlsMinVersion,
    tlsResumption: settings.tlsResumption,
    externalAddress: settings.externalAddress,
    externalAddressOverrides: settings.externalAddressOverrides,
    maxSessions: overrides.maxSessions ?? settings.maxSessions,
    maxSessionsPerAddress: overrides.maxSessionsPerAddress ?? settings.maxSessionsPerAddress,
    speed: settings.speed,
    sessionSpeed: settings.sessionSpeed,
    idleTimeoutMs: settings.idleTimeoutMs,
    asciiAsBinary: settings.asciiAsBinary,
    sizeInAscii: settings.sizeInAscii,
    greeting: settings.greeting,
    maxIdleTimeoutMs: settings.maxIdleTimeoutMs,
    hostNames: settings.hostNames,
    allowClearControl: settings.allowClearControl,
    allowLinks: settings.allowLinks,
    allowTreeRemoval: settings.allowTreeRemoval,
    allowCombining: settings.allowCombining,
  }
}
