/** The server without a window: `npm run serve`. Runs when imported; exit code 2 means that it never served. */
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { defaultDataFolder } from './cli/data-folder.ts'
import { FlagError } from './cli/flag-values.ts'
import { createReporter, type Reporter } from './cli/reporter.ts'
import { parseServeFlags, type ServeFlags } from './cli/serve-flags.ts'
import { openServeSettings, type ServeSettings } from './cli/serve-settings.ts'
import { serveUsage } from './cli/serve-usage.ts'
import { drainOnSignals, surviveClosedOutput } from './cli/signals.ts'
import { compose } from './compose.ts'
import type { Portside } from './compose-options.ts'
import { createBanStore, createForgetfulBanStore, openBans } from './host/bans/ban-store.ts'
import { loadCertificateFiles } from './host/certificates/certificate-store.ts'
import { openTlsUse } from './host/certificates/tls-use.ts'
import { openFolderHistory } from './host/history/folder-history.ts'
import { createNoHistory } from './host/history/history.ts'

/** What running transfers get to finish after SIGINT or SIGTERM. */
const drainGraceMs = 10_000

surviveClosedOutput()
main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof FlagError
  process.stderr.write(`${isExpected ? error.message : `Portside could not start: ${String(error)}`}\n`)
  process.exitCode = isExpected ? 2 : 1
})

async function main(args: readonly string[]): Promise<void> {
  const command = parseServeFlags(args, isFolder)
  if (command.kind === 'help') process.stdout.write(serveUsage)
  else if (command.kind === 'version') process.stdout.write(`${await readVersion()}\n`)
  else await serve(command.flags)
}

async function serve(flags: ServeFlags): Promise<void> {
  const facts = { platform: process.platform, home: homedir(), environment: process.env }
  const dataFolder = resolve(flags.dataDir ?? defaultDataFolder(facts))
  const settings = await openServeSettings(flags, dataFolder)
  const reporter = createReporter(flags, process.stdout, process.stderr)

  const portside = await composeHeadless(flags, dataFolder, settings, reporter)
  const close = async (): Promise<void> => {
    await portside.close(drainGraceMs)
    await settings.release()
  }
  const problem = await portside.server.start()
  if (problem !== null) {
    await close()
    throw new FlagError(problem)
  }
  // Not before: what never served says one line, and that is why it did not.
  for (const notice of settings.notices) reporter.warn(notice)
  drainOnSignals(close, portside.log)
  reportReady(portside, reporter)
}

async function composeHeadless(
  flags: ServeFlags,
  dataFolder: string,
  settings: ServeSettings,
  reporter: Reporter,
): Promise<Portside> {
  const { certificate } = flags
  const bans = settings.isTemporary ? createForgetfulBanStore() : createBanStore(dataFolder)
  return compose({
    store: settings.store,
    isTemporary: settings.isTemporary,
    dataFolder,
    bans: await openBans(bans),
    history: settings.isTemporary
      ? createNoHistory({ phase: 'temporary', problem: null, bytes: null, oldestAt: null })
      : openFolderHistory(dataFolder, import.meta.dirname, settings.store),
    loadFixedCertificate:
      certificate === null
        ? null
        : () => loadCertificateFiles(certificate.certificateFile, certificate.keyFile),
    tlsUse: await openTlsUse({
      folder: settings.isTemporary ? null : dataFolder,
      onTrouble: reporter.warn,
    }),
    overrides: { ...flags, listeners: flags.listen },
    appVersion: await readVersion(),
    host: 'headless',
    remedy: 'flags',
    desktop: null,
    onEvent: reporter.event,
    onNotice: reporter.warn,
    log: reporter.warn,
  })
}

function reportReady({ server, state }: Portside, reporter: Reporter): void {
  if (server.status.phase !== 'running') return
  const { server: shown, shares, users } = state.snapshot()
  reporter.ready({
    control: server.status.listeners,
    pid: process.pid,
    urls: shown.addresses.map(({ url }) => url),
    shares,
    users: users.filter(({ isEnabled }) => isEnabled).map(({ name }) => name),
  })
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'),
  )
  const { version } = manifest as { readonly version: string }
  return version
}
