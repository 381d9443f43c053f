import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { BenchClient } from '../bench-client.ts'

/** A server under measurement, in a process of its own. */
export interface BenchServer {
  readonly name: string
  readonly hasTls: boolean
  connect(): Promise<BenchClient>
  /** A client that is logged in. */
  logIn(isTls?: boolean): Promise<BenchClient>
  stop(): Promise<void>
}

const runScript = fileURLToPath(new URL('../run.mjs', import.meta.url))
const pyScript = fileURLToPath(new URL('./pyftpdlib-server.py', import.meta.url))

/** Starts Portside on a folder; with `bytesPerSecond` it limits its speed in each direction. */
export function startPortside(folder: string, bytesPerSecond?: number): Promise<BenchServer> {
  const rate = bytesPerSecond === undefined ? [] : [String(bytesPerSecond)]
  return start('Portside', true, process.execPath, [runScript, 'servers/portside', folder, ...rate])
}

/** Starts Portside and every server it is compared with that is found here, all on the same folder. */
export async function startServers(folder: string): Promise<BenchServer[]> {
  const servers = [
    await startPortside(folder),
    // Its data connections want the TLS handshake before the 150, which the client here does not do.
    await start('ftp-srv', false, process.execPath, [runScript, 'servers/ftp-srv', folder]),
  ]
  const hasPyftpdlib = spawnSync('python3', ['-c', 'import pyftpdlib.servers']).status === 0
  if (hasPyftpdlib) servers.push(await start('pyftpdlib', false, 'python3', [pyScript, folder]))
  return servers
}

async function start(name: string, hasTls: boolean, program: string, args: string[]): Promise<BenchServer> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const port = await portOf(name, child)
  const connect = () => BenchClient.connect({ port })
  return {
    name,
    hasTls,
    connect,
    async logIn(isTls = false) {
      const client = await connect()
      await client.logIn(isTls)
      return client
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function portOf(name: string, child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error(`${name} has no output`)
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^port (\d+)$/.exec(line) ?? []
    if (port !== undefined) return Number(port)
  }
  throw new Error(`${name} did not start`)
}
