import type { HistoryRecord } from '../history-record.ts'

type ActivityRecord = Extract<HistoryRecord, { type: 'activity' }>

/** Something that happened, before it has its key. */
export type NewActivity = Omit<ActivityRecord, 'type' | 'key'>

/** An activity of the program itself, with what is different. */
export function newActivity(
  parts: Pick<NewActivity, 'at' | 'kind'> & Partial<Omit<NewActivity, 'at' | 'kind'>>,
): NewActivity {
  return {
    sessionKey: null,
    userId: null,
    userName: null,
    address: null,
    shareId: null,
    path: null,
    newPath: null,
    isDone: true,
    facts: {},
    ...parts,
  }
}
