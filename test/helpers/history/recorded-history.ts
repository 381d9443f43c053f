import { createNoHistory, type History } from '../../../app/main/host/history/history.ts'
import type { HistoryRecord } from '../../../app/main/host/history/history-record.ts'

export type RecordType = HistoryRecord['type']
export type RecordOf<Type extends RecordType> = Extract<HistoryRecord, { readonly type: Type }>

/** A history that keeps what it is given, in order. */
export interface RecordedHistory extends History {
  readonly records: readonly HistoryRecord[]
  of<Type extends RecordType>(type: Type): RecordOf<Type>[]
  /** Activities of one kind. */
  activities(kind: RecordOf<'activity'>['kind']): RecordOf<'activity'>[]
}

/** Makes one that is on, or in another phase. */
export function recordedHistory(phase: History['state']['phase'] = 'on'): RecordedHistory {
  const records: HistoryRecord[] = []
  const of = <Type extends RecordType>(type: Type): RecordOf<Type>[] =>
    records.filter((record): record is RecordOf<Type> => record.type === type)
  return {
    ...createNoHistory({ phase, problem: null, bytes: null, oldestAt: null }),
    record: (record) => void records.push(record),
    records,
    of,
    activities: (kind) => of('activity').filter((activity) => activity.kind === kind),
  }
}
