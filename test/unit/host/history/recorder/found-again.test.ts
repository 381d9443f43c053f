import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createHistoryDesk } from '../../../../../app/main/host/history/desk/history-desk.ts'
import { runHistoryQuery } from '../../../../../app/main/host/history/queries/run-query.ts'
import type { PastSessionDetail } from '../../../../../app/preload/contract/wire-history.ts'
import { pastSessionDetailSchema } from '../../../../../app/preload/contract/wire-history.ts'
import { oneOfEach } from '../../../../helpers/history/one-of-each-event.ts'
import { recorderUnderTest } from '../../../../helpers/history/recorder.ts'
import * as told from '../../../../helpers/live-events.ts'
import { tempTree } from '../../../../helpers/temp-tree.ts'

it('what is recorded of every event is stored, and found by its session', () => {
  const { tell, history, recorder } = recorderUnderTest()
  tell(told.opened(1_000), oneOfEach['login-failed'], told.secured(1_001), told.loggedIn(1_002))
  tell(told.started(1_003, 'upload'), told.transferEnded(1_004, 9))
  const hash = { ...oneOfEach['hash-started'], path: '/share/a.bin' }
  tell(hash, oneOfEach['hash-ended'], oneOfEach['path-changed'], oneOfEach['session-refused'])
  const key = recorder.sessionKeyOf(told.id)
  tell(told.closed(1_005))
  const desk = createHistoryDesk({
    file: join(tempTree().path, 'history.db'),
    now: () => 2_000,
    runQuery: runHistoryQuery,
    onNotice: (text) => expect.unreachable(text),
  })
  onTestFinished(() => void desk.close())
  desk.open()
  expect(desk.write(history.records)).toBe(0)
  const found = pastSessionDetailSchema.parse(desk.ask('pastSession', [key])) satisfies PastSessionDetail
  expect(found.session).toMatchObject({
    ...{ key, startedAt: 1_000, endedAt: 1_005, userName: 'demo', address: '192.0.2.7' },
    ...{ tlsProtocol: 'TLSv1.3', endReason: 'disconnected-by-admin', receivedBytes: 9, failedLogins: 1 },
  })
  expect(found.stages.map(({ name }) => name)).toContain('first-transfer-done')
  expect(found.transfers).toMatchObject([
    {
      ...{ userName: 'demo', shareName: 'docs', path: '/share/a.bin', result: 'done', bytes: 9 },
      hash: { algorithm: 'MD5', value: 'ab' },
    },
  ])
  expect(found.activities.map(({ kind }) => kind).sort()).toEqual([
    'deleted',
    'hashed',
    'login-failed',
    'signed-in',
  ])
})
