import { expect, it } from 'vitest'
import { historyText } from '../../../../app/main/host/exports/export-history.ts'
import type { PastSession } from '../../../../app/preload/contract/wire-history.ts'

const session: PastSession = {
  ...{ key: 1, startedAt: 0, endedAt: 1, userName: 'ann', address: '192.0.2.1', tlsProtocol: null },
  ...{ clientName: '\u001b[31m\u202e=1\r\n\u200b', endReason: 'quit' },
  ...{ sentBytes: 0, receivedBytes: 0, transfers: 0, failedLogins: 0 },
}

async function exported(format: 'csv' | 'jsonl'): Promise<string> {
  const findSessions = async () => ({ entries: [session], next: null })
  const nothing = async () => expect.unreachable('nobody asked for that')
  const history = { findSessions, findTransfers: nothing, findActivities: nothing }
  let text = ''
  for await (const piece of historyText(history, { list: 'sessions', format, filter: {} }, () => undefined)) {
    text += piece
  }
  return text
}

it('a row of a CSV file shows what nobody can see, and what a terminal would obey', async () => {
  const [, row] = (await exported('csv')).split('\r\n')
  expect(row).toContain(',\\u001b[31m\\u202e=1\\u000d\\u000a\\u200b,')
})

it('a line of JSON holds what the client sent', async () => {
  expect(JSON.parse(await exported('jsonl'))).toMatchObject({ clientName: session.clientName })
})
