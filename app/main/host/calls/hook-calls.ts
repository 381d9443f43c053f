import { z } from 'zod'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { hookRules } from '../../../preload/contract/fields/hook-rules.ts'
import { programFault } from '../hooks/command-line.ts'
import type { Hooks } from '../hooks/hooks.ts'
import { applyAction, changed, refused as refusedChange, said } from '../settings/settings-action.ts'
import type { HookRules } from '../settings/settings-schema.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf, done, noDesktop, refused } from './outcome.ts'

/** What calls about other programs need. */
export interface HookCallDependencies {
  readonly store: SettingsStore
  readonly hooks: Pick<Hooks, 'test'>
  /** Null where there is no desktop. */
  readonly desktop: { readonly chooseProgram: () => Promise<string | null> } | null
  readonly platform?: NodeJS.Platform
}

type HookCall = 'updateHooks' | 'chooseHookProgram' | 'testHook'

const hooksSchema = z.object(hookRules).readonly()

/** Calls about the programs that are told what happens. */
export function createHookCalls({
  store,
  hooks,
  desktop,
  platform = process.platform,
}: HookCallDependencies): Pick<CallHandlers, HookCall> {
  const update = (change: (rules: HookRules) => unknown) =>
    answerOf(
      () =>
        applyAction(store, (settings) => {
          const rules = hooksSchema.parse(change(settings.hooks))
          const fault = faultOf(rules)
          return fault ?? changed({ ...settings, hooks: rules }, null)
        }),
      () => null,
    )

  return {
    updateHooks: ({ webhook = {}, command = {} }) =>
      update((rules) => ({
        webhook: { ...rules.webhook, ...said(webhook) },
        command: { ...rules.command, ...said(command) },
      })),
    async chooseHookProgram() {
      if (desktop === null) return refused(null, noDesktop)
      const program = await desktop.chooseProgram()
      if (program === null) return done(null)
      const fault = programFault(program, platform)
      if (fault !== null) return refused('program', fault)
      const outcome = await update((rules) => ({ ...rules, command: { ...rules.command, program } }))
      return outcome.ok ? done({ program }) : outcome
    },
    async testHook({ kind }) {
      const problem = await hooks.test(kind)
      return problem === null ? done(null) : refused(null, problem)
    },
  }
}

/** What is switched on must be able to do something. */
function faultOf({ webhook, command }: HookRules): ReturnType<typeof refusedChange> | null {
  if (webhook.isOn && webhook.url === null) {
    return refusedChange('url', 'Name the address of the webhook before you switch it on.')
  }
  if (command.isOn && command.program === null) {
    return refusedChange('program', 'Choose the program before you switch it on.')
  }
  return null
}
