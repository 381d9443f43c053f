import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { hasProgram, mustRun } from '../helpers/foreign/run-program.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const script = resolve(import.meta.dirname, '../fixtures/urgent_abort.py')

/** More than the sockets between server and client can hold. */
const large = testContent(24_000_000)

// Node cannot send urgent data, Python can.
it.runIf(hasProgram('python3')).each([
  ['with nothing urgent', 'plain'],
  ['whose DM is urgent data, as RFC 854 has it', 'rfc854'],
  ['of BSD ftp, tnftp and inetutils, whose second IAC is urgent', 'bsd'],
  ['of lftp, whose first IAC is urgent', 'lftp'],
])('ABOR after a Synch %s ends the download and nothing else', async (_title, form) => {
  const server = await startServer({ tree: { large } })
  const output = await mustRun('python3', [script, server.target.host, `${server.target.port}`, form])
  const [preliminary, ...codes] = JSON.parse(output.toString('utf8')) as string[]
  expect(['125', '150']).toContain(preliminary)
  expect(codes).toEqual(['426', '226', '200', '221'])
  const { outcome } = await server.events.waitFor('transfer-ended')
  expect(outcome).toEqual({ kind: 'aborted', by: 'client' })
})
