import type { CallArgument, CallResult } from '../../../app/preload/contract/contract.ts'
import type { ConsoleLine, ConsoleResult, ConsoleState } from '../../../app/preload/contract/wire-console.ts'
import { type PortsideSetUp, startPortside, type TestPortside } from '../start-portside.ts'
import { type TempTree, type TreeSpec, tempTree } from '../temp-tree.ts'
import { waitFor } from '../wait-for.ts'

/** A console as a window sees it. */
export interface TestConsole {
  readonly id: string
  /** What was said so far, as far as it has arrived. */
  readonly lines: readonly ConsoleLine[]
  state(): ConsoleState | null
  /** Runs a line and resolves to its result; throws when it was refused or is no such result. */
  run<Kind extends ConsoleResult['kind']>(
    line: string,
    kind: Kind,
  ): Promise<Extract<ConsoleResult, { kind: Kind }>>
  /** Runs a line that is to be refused. */
  refused(line: string): Promise<ConsoleResult>
  /** Runs a line whatever comes of it. */
  send(line: string): Promise<CallResult<'consoleCommand'>>
  complete(line: string): Promise<readonly string[]>
  /** Waits until a text was said. */
  hears(text: string | RegExp): Promise<ConsoleLine>
}

/** A whole Portside with a chosen folder, and consoles to it. */
export interface ConsoleGround {
  readonly test: TestPortside
  /** The chosen folder of this computer. */
  readonly local: TempTree
  open(argument?: Partial<CallArgument<'openConsole'>>): Promise<TestConsole>
}

/** Starts it; consoles are those of `ann` (id `u`) in clear when nothing else is said. */
export async function startConsoleGround(
  setUp: Partial<PortsideSetUp> & { readonly local?: TreeSpec } = {},
): Promise<ConsoleGround> {
  const local = tempTree(setUp.local ?? {})
  const test = await startPortside({
    users: [
      {
        id: 'u',
        name: 'ann',
        access: { kind: 'selected', grants: [{ shareId: 's', at: '/', preset: 'full' }] },
      },
    ],
    ...setUp,
    desktop: {
      chooseFolder: async () => local.path,
      revealFolder: async () => null,
      chooseSaveFile: async () => null,
      chooseProgram: async () => null,
      chooseImportFile: async () => null,
      copyText: () => undefined,
    },
  })
  const heard = new Map<string, { readonly lines: ConsoleLine[]; state: ConsoleState }>()
  test.portside.state.subscribe(({ events }) => {
    for (const event of events) {
      if (event.type !== 'console-output') continue
      const known = heard.get(event.id)
      heard.set(event.id, { lines: [...(known?.lines ?? []), ...event.lines], state: event.state })
    }
  })
  const { handlers } = test.portside

  return {
    test,
    local,
    async open(argument = {}) {
      const opened = await handlers.openConsole({ userId: 'u', tls: 'off', ...argument })
      if (!opened.ok) throw new Error(opened.problem.message)
      const { id } = opened.value
      await handlers.chooseConsoleFolder({ id })
      const send = async (line: string) => handlers.consoleCommand({ id, line })
      const answer = async (line: string, isRefused: boolean): Promise<ConsoleResult> => {
        const outcome = await send(line)
        if (!outcome.ok) throw new Error(outcome.problem.message)
        if (outcome.value.isRefused !== isRefused) {
          const said = heard.get(id)?.lines.map(({ text }) => text)
          throw new Error(`${line}: ${JSON.stringify(outcome.value)} ${said?.slice(-8).join(' | ')}`)
        }
        return outcome.value.result
      }
      return {
        id,
        get lines() {
          return heard.get(id)?.lines ?? []
        },
        state: () => heard.get(id)?.state ?? null,
        send,
        async run<Kind extends ConsoleResult['kind']>(line: string, kind: Kind) {
          const result = await answer(line, false)
          if (result.kind !== kind) throw new Error(`${line}: ${JSON.stringify(result)}`)
          return result as Extract<ConsoleResult, { kind: Kind }>
        },
        refused: (line) => answer(line, true),
        complete: async (line) =>
          (await handlers.consoleComplete({ id, line })).candidates.map((candidate) => candidate.line),
        hears: (text) =>
          waitFor(`the console to say ${text}`, () =>
            heard
              .get(id)
              ?.lines.find((line) =>
                typeof text === 'string' ? line.text.includes(text) : text.test(line.text),
              ),
          ),
      }
    },
  }
}
