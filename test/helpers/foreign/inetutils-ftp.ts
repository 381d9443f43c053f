import { dialogue } from './dialogue-client.ts'
import { allAbilities, type ForeignClient } from './foreign-client.ts'

/** The ftp of GNU inetutils, a descendant of 4.3BSD's. */
export const inetutilsFtp: ForeignClient = {
  name: 'inetutils-ftp',
  source: 'inetutils-ftp',
  version: '2.4',
  programs: ['inetutils-ftp'],
  encryptions: ['plain'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: allAbilities,
  limits: ['inetutils ftp has no TLS.'],
  unspeakable: [],
  perform: (target, operations) =>
    dialogue(['inetutils-ftp', '-n', '-i', target.mode === 'active' ? '-A' : '-p'], target, operations),
}
