import { dialogue } from './dialogue-client.ts'
import { allAbilities, type ForeignClient } from './foreign-client.ts'

/** tnftp, the ftp of NetBSD, and of macOS up to 10.12. */
export const tnftp: ForeignClient = {
  name: 'tnftp',
  source: 'tnftp',
  version: '20210827',
  programs: ['tnftp'],
  encryptions: ['plain'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: allAbilities,
  limits: ['tnftp has no TLS for FTP.'],
  unspeakable: [],
  perform: (target, operations) =>
    dialogue(['tnftp', '-n', '-i', ...(target.mode === 'active' ? ['-A'] : [])], target, operations),
}
