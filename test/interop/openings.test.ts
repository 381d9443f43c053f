import { expect, it } from 'vitest'
import { createLiveState } from '../../app/main/host/live/live-state.ts'
import { basicFtp } from '../helpers/foreign/basic-ftp.ts'
import { needClient, prepareStage } from '../helpers/foreign/client-stage.ts'
import { curl } from '../helpers/foreign/curl.ts'
import type { ForeignClient } from '../helpers/foreign/foreign-client.ts'
import { ftplib } from '../helpers/foreign/ftplib.ts'
import { gvfs } from '../helpers/foreign/gvfs.ts'
import { inetutilsFtp } from '../helpers/foreign/inetutils-ftp.ts'
import { lftp } from '../helpers/foreign/lftp.ts'
import { ncftp } from '../helpers/foreign/ncftp.ts'
import { rclone } from '../helpers/foreign/rclone.ts'
import { tnftp } from '../helpers/foreign/tnftp.ts'
import { wget } from '../helpers/foreign/wget.ts'

interface Known {
  readonly client: ForeignClient
  /** What the dashboard calls it; null for one that is like many others. */
  readonly name: RegExp | null
  readonly isGuessed: boolean
}

const known: readonly Known[] = [
  { client: curl, name: /^curl$/, isGuessed: true },
  { client: wget, name: /^Wget$/, isGuessed: true },
  { client: lftp, name: /^lftp\//, isGuessed: false },
  { client: ncftp, name: /^NcFTP/, isGuessed: false },
  { client: tnftp, name: /^tnftp$/, isGuessed: true },
  { client: inetutilsFtp, name: /inetutils/, isGuessed: true },
  { client: ftplib, name: null, isGuessed: false },
  { client: rclone, name: /rclone/, isGuessed: true },
  { client: basicFtp, name: /basic-ftp/, isGuessed: true },
  { client: gvfs, name: /GNOME/, isGuessed: true },
]

for (const { client, name, isGuessed } of known) {
  for (const encryption of client.encryptions) {
    it(`${client.name} over ${encryption} is ${name === null ? 'not taken for another' : 'known'}`, async (context) => {
      needClient(context, client)
      const way = { name: '', encryption, mode: 'passive', family: 'IPv4' } as const
      const { server, target, local } = await prepareStage(way, { 'a.bin': 'content' })
      const download = { kind: 'download', path: 'a.bin', local: local.at('b.bin'), offset: 0 } as const
      await client.perform(target, [download])
      const state = createLiveState()
      for (const event of server.events.all) state.apply(event)
      const names = new Set(state.rows().map(({ clientName }) => clientName))
      if (name === null) expect([...names]).toEqual([null])
      else {
        const row = state.rows().find(({ clientName }) => name.test(clientName ?? ''))
        expect(row?.isClientGuessed).toBe(isGuessed)
        expect(names.size).toBe(1)
      }
    })
  }
}
