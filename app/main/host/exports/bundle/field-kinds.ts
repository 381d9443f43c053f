import type { AliasKind } from './aliases.ts'

/**
 * What a text is, by the name of its field: an alias of that kind, `keep` for words of Portside's own that tell nothing about
 * anybody, `words` for sentences, `id`, `setting`. What is not named here is replaced: a field that comes to be later
 * must not give anything away.
 */
export type FieldKind = AliasKind | 'keep' | 'words' | 'setting'

const byName: Readonly<Record<string, FieldKind>> = {
  // Settings
  tls: 'keep',
  tlsMinVersion: 'keep',
  tlsResumption: 'keep',
  plainAllowedFor: 'keep',
  legacyCharset: 'keep',
  preset: 'keep',
  permissions: 'keep',
  links: 'keep',
  onExisting: 'keep',
  partialUploads: 'keep',
  kind: 'keep',
  source: 'keep',
  theme: 'keep',
  density: 'keep',
  localNetwork: 'keep',
  closeAction: 'keep',
  keepAwake: 'keep',
  language: 'keep',
  events: 'keep',
  password: 'keep',
  caPem: 'keep',
  args: 'keep',
  folder: 'path',
  at: 'path',
  startFolder: 'path',
  program: 'path',
  allowedAddresses: 'address',
  deniedAddresses: 'address',
  range: 'address',
  network: 'address',
  address: 'address',
  externalAddress: 'host',
  hostNames: 'host',
  domains: 'host',
  email: 'host',
  directoryUrl: 'host',
  url: 'host',
  allow: 'pattern',
  deny: 'pattern',
  hide: 'pattern',
  id: 'id',
  shareId: 'id',
  userId: 'id',
  groupIds: 'id',
  // History
  direction: 'keep',
  result: 'keep',
  endReason: 'keep',
  tlsProtocol: 'keep',
  algorithm: 'keep',
  reason: 'words',
  startedAt: 'keep',
  endedAt: 'keep',
  userName: 'user',
  lastUserName: 'user',
  clientName: 'client',
  shareName: 'share',
  path: 'path',
  storedPath: 'path',
  newPath: 'path',
  value: 'digest',
  detail: 'words',
  setting: 'setting',
  // The log
  level: 'keep',
  area: 'keep',
  sessionId: 'keep',
  event: 'keep',
  message: 'words',
  // The program
  version: 'keep',
  platform: 'keep',
  phase: 'keep',
  mode: 'keep',
  problem: 'words',
  subject: 'certificate',
  issuer: 'certificate',
  names: 'certificate',
}

/** Fields whose meaning depends on what they are in. */
const byPlace: Readonly<Record<string, FieldKind>> = {
  'users.name': 'user',
  'groups.name': 'group',
  'shares.name': 'share',
  'stages.name': 'keep',
  'listeners.host': 'address',
  'activities.at': 'keep',
  'versions.*': 'keep',
  'levels.*': 'keep',
}

/** What the text of a field is; `place` is the name of what it is in. */
export function fieldKindOf(place: string, name: string): FieldKind {
  return byPlace[`${place}.${name}`] ?? byPlace[`${place}.*`] ?? byName[name] ?? 'text'
}
