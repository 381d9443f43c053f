/**
 * One row of the table of rooms. `room` is a file, a folder with everything in it (`folder/**`) or the files directly
 * in a folder (`folder/*`); the most specific row that covers a file is the one that counts.
 */
export interface RoomRule {
  readonly room: string
  /**
   * What its files may import besides their own room: paths as above, package names, `node:*`. A leading `type ` allows
   * the types and not the values.
   */
  readonly may: readonly string[]
  /** Exceptions from `may`. */
  readonly never?: readonly string[]
}

const engine = 'app/main/engine'
const contract = 'app/preload/contract/**'
const fileSystem = ['node:fs', 'node:fs/promises']
const network = ['node:net', 'node:tls', 'node:dgram', 'node:http', 'node:https', 'node:http2']
/** Small things every part of the engine speaks with; they know no other part themselves. */
const foundations = [`${engine}/lossless-text.ts`, `${engine}/clock.ts`]
/** What the engine shows to the rest of the program. */
const engineDoor = [
  'ftp-engine.ts',
  'listener.ts',
  'host-door.ts',
  'engine-event.ts',
  'engine-options.ts',
  'clock.ts',
].map((file) => `${engine}/${file}`)
const assets = ['*.css', '*.svg', '*.png', '*.woff2']

/** The table of rooms: what is not allowed here is forbidden. */
export const roomRules: readonly RoomRule[] = [
  // Entries: they see everything they start, and the headless one never sees Electron.
  {
    room: 'app/main/main.ts',
    may: ['electron', 'node:*', 'app/main/**', contract],
    never: ['app/main/headless.ts'],
  },
  {
    room: 'app/main/*',
    may: ['node:*', 'app/main/**', contract],
    never: ['app/main/main.ts', 'app/main/desktop/**', 'app/main/ipc/**'],
  },

  // The engine: pure Node; each inner room sees only what lies beneath it.
  ...foundations.map((room) => ({ room, may: ['node:*'], never: [...fileSystem, ...network] })),
  { room: `${engine}/*`, may: ['node:*', `${engine}/**`], never: fileSystem },
  {
    room: `${engine}/control/**`,
    may: ['node:*', `${engine}/**`],
    never: [...fileSystem, `${engine}/listing/**`],
  },
  {
    room: `${engine}/commands/**`,
    may: [
      'node:*',
      `${engine}/*`,
      `${engine}/control/**`,
      `${engine}/vfs/**`,
      `${engine}/listing/**`,
      `${engine}/data/**`,
      `${engine}/hashing/**`,
      `${engine}/auth/**`,
    ],
    never: [...fileSystem, ...network],
  },
  {
    room: `${engine}/data/**`,
    may: ['node:*', `${engine}/*`, `${engine}/vfs/**`, `${engine}/limits/**`, `${engine}/tls/**`],
    never: fileSystem,
  },
  { room: `${engine}/listing/**`, may: [...foundations, `${engine}/vfs/**`] },
  { room: `${engine}/vfs/**`, may: ['node:*', ...foundations], never: [...fileSystem, ...network] },
  // The one place of the engine that touches the disk.
  { room: `${engine}/vfs/native/**`, may: ['node:*', ...foundations, `${engine}/vfs/**`], never: network },
  {
    room: `${engine}/auth/**`,
    may: ['node:*', `type ${engine}/*`, `${engine}/vfs/**`, `${engine}/limits/**`],
    never: fileSystem,
  },
  {
    room: `${engine}/tls/**`,
    may: ['node:*', '@peculiar/x509', 'reflect-metadata', `type ${engine}/*`, `type ${engine}/data/**`],
    never: fileSystem,
  },
  { room: `${engine}/limits/**`, may: foundations },
  { room: `${engine}/hashing/**`, may: ['node:*', `${engine}/vfs/**`], never: [...fileSystem, ...network] },

  // What outlives a session. Electron's paths and its secret box are handed in.
  {
    room: 'app/main/host/**',
    may: [
      'node:*',
      'zod',
      'node-forge',
      'acme-client',
      'basic-ftp',
      'node-sqlite3-wasm',
      'pino',
      'rotating-file-stream',
      'csv-stringify/sync',
      'fflate',
      'bonjour-service',
      ...engineDoor,
      contract,
    ],
  },

  // The command line of the headless server: text in, typed flags out.
  { room: 'app/main/cli/**', may: ['node:*', 'app/main/host/**', `${engine}/*`] },

  // Transports and the desktop: they know the contract and the host's door, and not each other.
  { room: 'app/main/ipc/**', may: ['electron', 'node:*', 'zod', contract, 'app/main/host/*'] },
  { room: 'app/main/web/**', may: ['node:*', 'zod', contract, 'app/main/host/*'] },
  { room: 'app/main/desktop/**', may: ['electron', 'node:*', 'i18next', `type ${contract}`] },

  { room: 'app/preload/*', may: ['electron', contract] },
  { room: contract, may: ['zod'] },

  // The page.
  {
    room: 'app/renderer/*',
    may: ['react', 'react-dom', 'react-dom/client', 'zustand', 'app/renderer/**', contract, ...assets],
  },
  { room: 'app/renderer/client/**', may: [contract] },
  {
    room: 'app/renderer/stores/**',
    may: [
      'zustand',
      'zustand/*',
      'react',
      'app/renderer/client/**',
      'app/renderer/format/**',
      'app/renderer/texts/**',
      contract,
    ],
  },
  {
    room: 'app/renderer/views/**',
    may: [
      'react',
      'lucide-react',
      'zustand',
      'zustand/*',
      '@tanstack/react-virtual',
      'uplot',
      'app/renderer/**',
      contract,
      ...assets,
    ],
    never: ['app/renderer/*'],
  },
  {
    room: 'app/renderer/components/**',
    may: [
      'react',
      'react-dom',
      'lucide-react',
      '@tanstack/react-virtual',
      'uplot',
      'qrcode-generator',
      'app/renderer/format/**',
      'app/renderer/texts/**',
      contract,
      ...assets,
    ],
  },
  { room: 'app/renderer/format/**', may: [`type ${contract}`, 'app/renderer/texts/**'] },
  { room: 'app/renderer/texts/**', may: ['i18next', contract] },
]
