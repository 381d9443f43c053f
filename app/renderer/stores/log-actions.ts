import type { CallArgument, CallName, CallResult, DashboardApi } from '../../preload/contract/contract.ts'
import type { LogFilter, LogLine, LogPiece } from '../../preload/contract/wire-logs.ts'
import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { linesAsText } from '../format/log-text.ts'
import { t } from '../texts/texts.ts'
import type { Toast } from './ui-store.ts'

/** Calls of this room that answer with a value or a problem. */
type RoomCall = {
  [Name in CallName]: CallResult<Name> extends { ok: boolean } ? Name : never
}[CallName]

type Outcome<Name extends RoomCall> = CallResult<Name> | { readonly ok: false; readonly problem: WireProblem }

/** What a call that succeeded gives. */
export type ValueOf<Name extends RoomCall> = Extract<CallResult<Name>, { ok: true }>['value']

/** The actions about the log, the history and the programs that are told what happens. */
export function createLogActions(api: DashboardApi, toast: (tone: Toast['tone'], text: string) => void) {
  const call = async <Name extends RoomCall>(
    name: Name,
    argument: CallArgument<Name>,
  ): Promise<Outcome<Name>> => {
    try {
      return await api.call(name, argument)
    } catch {
      return { ok: false, problem: { field: null, message: t('logs:noAnswer') } }
    }
  }

  /** Makes a call whose refusal is shown by the caller. */
  const attempt = async <Name extends RoomCall>(
    name: Name,
    argument: CallArgument<Name>,
  ): Promise<WireProblem | null> => {
    const outcome = await call(name, argument)
    return outcome.ok ? null : outcome.problem
  }

  /** Makes a call whose refusal becomes a toast. */
  const act = async <Name extends RoomCall>(name: Name, argument: CallArgument<Name>): Promise<boolean> => {
    const problem = await attempt(name, argument)
    if (problem !== null) toast('bad', problem.message)
    return problem === null
  }

  return {
    /** A piece of the log; null when there was no answer. */
    readLog: async (argument: CallArgument<'readLog'>): Promise<LogPiece | null> => {
      try {
        return await api.call('readLog', argument)
      } catch {
        return null
      }
    },
    traceSession: (id: string, isOn: boolean) => act('traceSession', { id, isOn }),
    updateLogRules: (change: CallArgument<'updateLogRules'>) => attempt('updateLogRules', change),
    revealLogs: () => act('revealLogs', null),
    exportLog: async (filter: LogFilter): Promise<void> => {
      const outcome = await call('exportLog', { filter })
      if (!outcome.ok) toast('bad', outcome.problem.message)
      else if (outcome.value !== null) toast('ok', t('logs:exported', outcome.value))
    },
    /** Tells whether it was written; a refusal becomes a toast. */
    exportSupportBundle: async (isRedacted: boolean): Promise<boolean> => {
      const outcome = await call('exportSupportBundle', { isRedacted })
      if (!outcome.ok) toast('bad', outcome.problem.message)
      else if (outcome.value !== null) toast('ok', t('logs:bundle.saved', outcome.value))
      return outcome.ok && outcome.value !== null
    },
    /** Puts lines on the clipboard as plain text, the newest of them when not all fit. */
    copyLines: async (lines: readonly LogLine[]): Promise<void> => {
      const { text, count } = linesAsText(lines)
      try {
        await api.call('copyText', { text })
        toast('ok', t(count < lines.length ? 'logs:copiedNewest' : 'logs:copied', { count }))
      } catch {
        toast('bad', t('logs:noAnswer'))
      }
    },
    updateHistoryRules: (change: CallArgument<'updateHistoryRules'>) => attempt('updateHistoryRules', change),
    clearHistory: () => act('clearHistory', null),
    updateHooks: (change: CallArgument<'updateHooks'>) => attempt('updateHooks', change),
    chooseHookProgram: () => act('chooseHookProgram', null),
    /** Sends a test notice; null when it went well. */
    testHook: (kind: CallArgument<'testHook'>['kind']) => attempt('testHook', { kind }),
  }
}
