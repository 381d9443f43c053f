import { resolve } from 'node:path'
import type { ForeignClient } from './foreign-client.ts'
import { mustRun, needsProgram } from './run-program.ts'

const script = resolve(import.meta.dirname, '../../fixtures/ftplib_client.py')

/** Python's ftplib, FTP and FTP_TLS: one session for all operations. */
export const ftplib: ForeignClient = {
  name: 'ftplib',
  modes: ['passive', 'active'],
  need: (context) => needsProgram(context, 'python3'),
  async perform(target, operations) {
    const output = await mustRun('python3', [script], { input: JSON.stringify({ target, operations }) })
    return JSON.parse(output.toString('utf8')) as (string[] | null)[]
  },
}
