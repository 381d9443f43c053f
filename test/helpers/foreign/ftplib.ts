import { resolve } from 'node:path'
import { allAbilities, type ForeignClient } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

const script = resolve(import.meta.dirname, '../../fixtures/ftplib_client.py')

/** Python's ftplib, FTP and FTP_TLS: one session for all operations. */
export const ftplib: ForeignClient = {
  name: 'ftplib',
  source: 'python3',
  version: '3.11.2',
  programs: ['python3'],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: allAbilities,
  limits: ['Implicit TLS by the usual subclass of FTP_TLS, as ftplib itself knows explicit TLS only.'],
  unspeakable: [],
  async perform(target, operations) {
    const output = await mustRun('python3', [script], { input: JSON.stringify({ target, operations }) })
    return JSON.parse(output.toString('utf8')) as (string[] | null)[]
  },
}
