import { createReadStream, readFileSync } from 'node:fs'
import { Client } from 'basic-ftp'
import { allAbilities, type ForeignClient, type Operation } from './foreign-client.ts'

/** basic-ftp, a development dependency and so always there; it knows no active mode. */
export const basicFtp: ForeignClient = {
  name: 'basic-ftp',
  source: 'npm',
  version: '6.2.3',
  programs: [],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive'],
  families: ['IPv4', 'IPv6'],
  abilities: allAbilities,
  limits: ['basic-ftp has no active mode.'],
  unspeakable: [],
  async perform({ host, port, encryption, caFile }, operations) {
    const client = new Client(30_000)
    try {
      await client.access({
        host,
        port,
        user: 'demo',
        password: 'secret',
        secure: encryption === 'plain' ? false : encryption === 'explicit' ? true : 'implicit',
        secureOptions: { ca: readFileSync(caFile, 'utf8'), servername: 'localhost' },
      })
      const results: (readonly string[] | null)[] = []
      for (const operation of operations) results.push(await performOne(client, operation))
      return results
    } finally {
      client.close()
    }
  },
}

async function performOne(client: Client, operation: Operation): Promise<readonly string[] | null> {
  switch (operation.kind) {
    case 'list':
      return (await client.list(operation.path)).map(({ name }) => name).sort()
    case 'upload':
      if (operation.offset === 0) await client.uploadFrom(operation.local, operation.path)
      else
        await client.appendFrom(
          createReadStream(operation.local, { start: operation.offset }),
          operation.path,
        )
      return null
    case 'download':
      await client.downloadTo(operation.local, operation.path, operation.offset)
      return null
    case 'rename':
      await client.rename(operation.path, operation.to)
      return null
    case 'remove':
      await client.remove(operation.path)
      return null
    case 'make-directory':
      await client.send(`MKD ${operation.path}`)
      return null
  }
}
