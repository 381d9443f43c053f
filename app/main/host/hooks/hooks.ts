import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { WireSecurityEvent } from '../../../preload/contract/wire-security.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import type { ExpiryWarning } from '../certificates/expiry-warnings.ts'
import { quietTimer } from '../quiet-timer.ts'
import type { HookRules, Settings } from '../settings/settings-schema.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { argumentsOf, environmentOf, programFault, valuesOf } from './command-line.ts'
import { createCommandQueue } from './command-queue.ts'
import { createDelivery } from './delivery.ts'
import { createFactMaker } from './fact-maker.ts'
import { documentOf, type HookFact, hookFact, type StoredFile } from './hook-fact.ts'
import { createHookTrouble } from './hook-trouble.ts'
import { runProgram } from './run-program.ts'
import { HookError, postDocument } from './webhook.ts'

/** What telling other programs needs. */
export interface HooksDependencies {
  readonly store: Pick<SettingsStore, 'current' | 'subscribe'>
  readonly appVersion: string
  /** Hears every fact, whatever the rules say. */
  readonly onFact?: (fact: HookFact) => void
  /** One line for people, once for a trouble that goes on. */
  readonly onNotice: (text: string) => void
  /** One line for the log. */
  readonly log: (line: string) => void
  /** Calls back once, later; returns what takes that back. */
  readonly schedule?: (run: () => void, delayMs: number) => () => void
  readonly webhookTimeoutMs?: number
  readonly commandTimeoutMs?: number
}

/** Tells other programs what happens, as the settings say at that moment. Nothing here is ever waited for. */
export interface Hooks {
  applyEngineEvent(event: EngineEvent): void
  securityEventAdded(event: WireSecurityEvent): void
  certificateExpiring(certificate: ExpiryWarning): void
  /** Tells that this is a test, at once and once; null or one line that says why it failed. */
  test(kind: keyof HookRules): Promise<string | null>
  /** Forgets what waits and ends what runs. */
  close(): Promise<void>
}

const webhookTimeout = 10_000
const commandTimeout = 60_000

/** Starts listening; everything is off until the settings say otherwise. */
export function createHooks(dependencies: HooksDependencies): Hooks {
  const { store, appVersion, onNotice, log, schedule = quietTimer } = dependencies
  const { webhookTimeoutMs = webhookTimeout, commandTimeoutMs = commandTimeout } = dependencies
  const rules = (): HookRules => store.current.hooks
  const webhookTrouble = createHookTrouble(onNotice, 'Portside goes on trying with newer notices.')
  const commandTrouble = createHookTrouble(onNotice, 'See the log for what it said.')

  const post = (fact: HookFact, missed: number, signal: AbortSignal): Promise<void> => {
    const { url } = rules().webhook
    if (url === null) return Promise.reject(new HookError('There is no address for the webhook.', false))
    return postDocument({
      url,
      document: documentOf(fact, missed),
      id: fact.id,
      appVersion,
      timeoutMs: webhookTimeoutMs,
      signal,
    })
  }
  const run = (fact: HookFact, signal: AbortSignal): Promise<void> => {
    const { program, args } = rules().command
    if (program === null) return Promise.reject(new HookError('No program is chosen.', false))
    const fault = programFault(program, process.platform)
    if (fault !== null) return Promise.reject(new HookError(fault, false))
    const values = valuesOf(fact, fact.stored === null ? null : nativePathOf(store.current, fact.stored))
    return runProgram({
      program,
      args: argumentsOf(args, values),
      environment: environmentOf(process.env, values),
      timeoutMs: commandTimeoutMs,
      signal,
    })
  }

  const delivery = createDelivery<HookFact>({
    send: post,
    schedule,
    onDelivered: () => webhookTrouble.solved(),
    onFailed(error, isGivenUp) {
      log(`${error.message} ${isGivenUp ? 'The notice is given up.' : 'It is tried again.'}`)
      webhookTrouble.failed(error.message)
    },
  })
  const commands = createCommandQueue<HookFact>({
    async run(fact, signal) {
      try {
        await run(fact, signal)
        commandTrouble.solved()
      } catch (error) {
        if (signal.aborted) return
        log(commandTrouble.describe(error, fact.event))
        commandTrouble.failed(error instanceof Error ? error.message : String(error))
      }
    },
    onDropped: () =>
      commandTrouble.failed('The program is too slow: notices for it were dropped, as a thousand wait.'),
  })

  const tell = (fact: HookFact): void => {
    dependencies.onFact?.(fact)
    const { webhook, command } = rules()
    if (webhook.isOn && webhook.events.includes(fact.event)) delivery.add(fact)
    if (command.isOn && command.events.includes(fact.event)) commands.add(fact)
  }
  const facts = createFactMaker(
    (shareId) => store.current.shares.find(({ id }) => id === shareId)?.name ?? null,
    tell,
  )
  const unsubscribe = store.subscribe(({ hooks }, previous) => {
    const { webhook, command } = previous.hooks
    if (!hooks.webhook.isOn) delivery.clear()
    else if (hooks.webhook.url !== webhook.url || !webhook.isOn) delivery.hurry()
    if (!hooks.command.isOn) commands.clear()
    if (hooks.webhook !== webhook) webhookTrouble.solved()
    if (hooks.command !== command) commandTrouble.solved()
  })

  return {
    applyEngineEvent: facts.applyEngineEvent,
    securityEventAdded: facts.securityEventAdded,
    certificateExpiring: (certificate) => facts.certificateExpiring(certificate, Date.now()),
    async test(kind) {
      const { signal } = new AbortController()
      try {
        await (kind === 'webhook' ? post(testFact(), 0, signal) : run(testFact(), signal))
        return null
      } catch (error) {
        if (error instanceof HookError) return error.message
        throw error
      }
    },
    async close() {
      unsubscribe()
      delivery.clear()
      await commands.close()
    },
  }
}

function testFact(): HookFact {
  return hookFact({
    id: randomUUID(),
    event: 'upload-finished',
    at: Date.now(),
    text: 'This is a test of Portside. Nothing was uploaded.',
    isTest: true,
    user: 'test',
    address: '192.0.2.1',
    path: '/test/test.txt',
    share: 'test',
    bytes: 0,
  })
}

/** Where a stored file lies on this computer; null when its share is gone. It is handed to the chosen program alone. */
function nativePathOf({ shares }: Settings, { shareId, names }: StoredFile): string | null {
  const share = shares.find(({ id }) => id === shareId)
  return share === undefined ? null : join(share.folder, ...names)
}
