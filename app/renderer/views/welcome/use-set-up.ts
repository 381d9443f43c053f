import { useRef, useState } from 'react'
import type { WireChosenFolder, WireProblem } from '../../../preload/contract/wire-types.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { type WelcomeDraft, type WelcomeProblems, whoOf } from './welcome-draft.ts'

/** An account that was just made, while its password is still known. */
export interface MadeAccount {
  readonly name: string
  readonly password: string
}

/** Puts the answers into effect. */
export interface SetUp {
  readonly isWorking: boolean
  /** What was refused, by field. */
  readonly problems: WelcomeProblems
  /** What was refused without a field to blame. */
  readonly problem: string | null
  readonly accounts: readonly MadeAccount[]
  /** Resolves to true when all of it is done; a second try does what is left. */
  run(draft: WelcomeDraft, chosen: WireChosenFolder): Promise<boolean>
}

/** Shares the folder, makes the accounts and starts the server, in this order: nothing is open before it is guarded. */
export function useSetUp(): SetUp {
  const actions = useActions()
  const stores = useStores()
  const [isWorking, setIsWorking] = useState(false)
  const [problems, setProblems] = useState<WelcomeProblems>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [accounts, setAccounts] = useState<readonly MadeAccount[]>([])
  const done = useRef(new Set<string>())

  /** Does one thing once; a refusal goes to the field it is about. */
  const once = async (
    name: string,
    act: () => Promise<WireProblem | null>,
    fieldOf: (refused: WireProblem) => keyof WelcomeProblems | null,
  ): Promise<boolean> => {
    if (done.current.has(name)) return true
    const refused = await act()
    if (refused === null) {
      done.current.add(name)
      return true
    }
    const field = fieldOf(refused)
    if (field === null) setProblem(refused.message)
    else setProblems({ [field]: refused.message })
    return false
  }

  const account = async (
    key: string,
    made: MadeAccount,
    rules: { readonly kind?: 'device' },
    fields: { readonly name: keyof WelcomeProblems; readonly password: keyof WelcomeProblems },
  ): Promise<boolean> => {
    const isNew = !done.current.has(key)
    const isMade = await once(
      key,
      () => actions.addUser({ ...made, ...rules }),
      ({ field }) => (field === 'name' ? fields.name : field === 'password' ? fields.password : null),
    )
    if (isMade && isNew) setAccounts((before) => [...before, made])
    return isMade
  }

  const steps = async (draft: WelcomeDraft, chosen: WireChosenFolder): Promise<boolean> => {
    const { preset, wantsDevice } = draft
    const share = { folderToken: chosen.token, name: chosen.suggestedName, preset }
    if (
      !(await once(
        'share',
        () => actions.addShare(share),
        () => null,
      ))
    )
      return false
    if (whoOf(draft) === 'anyone') {
      if (!(await once('anyone', actions.openToNetwork, () => null))) return false
    } else {
      const made = { name: draft.userName.trim(), password: draft.password }
      if (!(await account('user', made, {}, { name: 'userName', password: 'password' }))) return false
    }
    if (wantsDevice) {
      const made = { name: draft.deviceName.trim(), password: draft.devicePassword }
      const fields = { name: 'deviceName', password: 'devicePassword' } as const
      // What a device may do is decided where devices are known best: uploads alone, from the local network.
      if (!(await account('device', made, { kind: 'device' }, fields))) return false
    }
    if (stores.server.getState().server.phase !== 'running') await actions.startServer()
    await actions.updateAppearance({ isWelcomeDone: true })
    return true
  }

  return {
    isWorking,
    problems,
    problem,
    accounts,
    async run(draft, chosen) {
      setIsWorking(true)
      setProblems({})
      setProblem(null)
      const isDone = await steps(draft, chosen)
      setIsWorking(false)
      return isDone
    },
  }
}
