import type { EngineEvent } from '../../../app/main/engine/engine-event.ts'
import type { History } from '../../../app/main/host/history/history.ts'
import {
  createHistoryRecorder,
  type HistoryRecorder,
} from '../../../app/main/host/history/recorder/history-recorder.ts'
import { defaultSettings, settingsSchema } from '../../../app/main/host/settings/settings-schema.ts'
import { type RecordedHistory, recordedHistory } from './recorded-history.ts'

/** A recorder with a history that keeps everything; timers never fire. */
export interface RecorderUnderTest {
  readonly recorder: HistoryRecorder
  readonly history: RecordedHistory
  /** Records after the start of the program. */
  since(): RecordedHistory['records']
  tell(...events: EngineEvent[]): void
}

/** The settings it goes by: one share `s`, called docs. */
export const recorderSettings = settingsSchema.parse({
  ...defaultSettings,
  shares: [{ id: 's', name: 'docs', folder: '/srv/docs' }],
  users: [{ id: 'a1', name: 'demo' }],
})

/** Makes a recorder at the time 0. */
export function recorderUnderTest(phase: History['state']['phase'] = 'on'): RecorderUnderTest {
  const history = recordedHistory(phase)
  const recorder = createHistoryRecorder({
    history,
    settings: () => recorderSettings,
    keptBans: [],
    bans: () => [],
    program: { version: '1.2.3' },
    now: () => 0,
    monotonicMs: () => 0,
    schedule: () => () => undefined,
  })
  return {
    recorder,
    history,
    since: () => history.records.slice(1),
    tell(...events) {
      for (const event of events) recorder.applyEngineEvent(event)
    },
  }
}
