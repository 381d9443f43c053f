import { type Row, race } from '../frame.ts'
import { type BenchServer, startServers } from '../servers/bench-servers.ts'
import { BenchFolder } from './bench-folder.ts'

const noops = 2_000
const smallFiles = 500
const listedFiles = 10_000
const logins = 200

/** What costs per command, per small file, per name and per login, beside every server found here. */
export async function run(): Promise<Row[]> {
  const folder = new BenchFolder()
  folder.write('small', 1024)
  folder.writeMany('many', listedFiles)
  const servers = await startServers(folder.path)
  const each = (measure: string, of: (server: BenchServer) => Promise<number>) =>
    race(
      measure,
      servers.map((server) => ({ server: server.name, measure: () => of(server) })),
    )
  try {
    return [
      ...(await each('NOOP, round trips/s', noopsOf)),
      ...(await each('RETR 1 KiB, files/s', smallFilesOf)),
      ...(await each(`LIST of ${listedFiles} files, s`, listingOf)),
      ...(await each('logins/s, one after the other', loginsOf)),
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    folder.remove()
  }
}

async function noopsOf(server: BenchServer): Promise<number> {
  const client = await server.logIn()
  const seconds = await timed(async () => {
    for (let count = 0; count < noops; count += 1) await client.ask('NOOP')
  })
  client.close()
  return noops / seconds
}

async function smallFilesOf(server: BenchServer): Promise<number> {
  const client = await server.logIn()
  // ftp-srv takes 40 ms for each: fewer tell as much.
  const count = server.name === 'ftp-srv' ? 25 : smallFiles
  const seconds = await timed(async () => {
    for (let done = 0; done < count; done += 1) {
      if ((await client.receive('RETR small')) !== 1024) throw new Error('a file came short')
    }
  })
  client.close()
  return count / seconds
}

async function listingOf(server: BenchServer): Promise<number> {
  const client = await server.logIn()
  await client.expect('CWD many', '250')
  const seconds = await timed(async () => {
    if ((await client.receive('LIST')) < listedFiles * 50) throw new Error('a listing came short')
  })
  client.close()
  return seconds
}

async function loginsOf(server: BenchServer): Promise<number> {
  // The first check costs a full scrypt.
  ;(await server.logIn()).close()
  const seconds = await timed(async () => {
    for (let count = 0; count < logins; count += 1) (await server.logIn()).close()
  })
  return logins / seconds
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return (performance.now() - startedMs) / 1000
}
