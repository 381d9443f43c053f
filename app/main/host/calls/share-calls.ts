import { realpath } from 'node:fs/promises'
import type { CallHandlers, PreloadCallHandlers } from '../../../preload/contract/contract.ts'
import type { WireChosenFolder } from '../../../preload/contract/wire-types.ts'
import { checkFolder } from '../folders/check-folder.ts'
import type { FolderTokens } from '../folders/folder-tokens.ts'
import { realGuard } from '../folders/real-guard.ts'
import { applyAction } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { addShare, removeShare, updateShare } from '../settings/share-actions.ts'
import { judgeFolder, type ShareGuard, suggestShareName } from '../settings/share-folder-rules.ts'
import { answerOf, done, noDesktop, refused } from './outcome.ts'

/** What calls about shares need. */
export interface ShareCallDependencies {
  readonly store: SettingsStore
  readonly tokens: FolderTokens
  readonly guard: ShareGuard
  /** Opens the folder dialog; null when cancelled. Absent where there is no desktop. */
  readonly chooseFolder: (() => Promise<string | null>) | null
  /** Opens a folder in the file manager; resolves to the reason when that failed. */
  readonly revealFolder: ((folder: string) => Promise<string | null>) | null
}

/** Calls about shared folders. Native paths come from dialogs and drops only; the page holds tokens. */
export function createShareCalls({
  store,
  tokens,
  guard,
  chooseFolder,
  revealFolder,
}: ShareCallDependencies): Pick<
  CallHandlers,
  'chooseFolder' | 'addShare' | 'updateShare' | 'removeShare' | 'revealShare'
> &
  PreloadCallHandlers {
  const offer = async (path: string): Promise<ReturnType<typeof done<WireChosenFolder>> | Refusal> => {
    const check = await checkFolder(path)
    if (!check.ok) return refused('folder', check.message)
    const { shares } = store.current
    // Links are resolved for judging: a link to the data folder is the data folder.
    const judgement = judgeFolder(await realpath(check.folder), shares, await realGuard(guard))
    if (judgement.refusal !== null) return refused('folder', judgement.refusal)
    return done({
      token: tokens.issue(check.folder),
      folder: check.folder,
      suggestedName: suggestShareName(
        check.folder,
        shares.map(({ name }) => name),
      ),
      warnings: [...judgement.warnings],
    })
  }

  return {
    async chooseFolder() {
      if (chooseFolder === null) return refused(null, noDesktop)
      const folder = await chooseFolder()
      return folder === null ? done(null) : offer(folder)
    },

    registerDroppedFolder: ({ folder }) => offer(folder),

    async addShare({ folderToken, name, ...rules }) {
      const folder = tokens.find(folderToken)
      if (folder === null) return refused('folder', 'Choose the folder again; it was chosen too long ago.')
      const check = await checkFolder(folder)
      if (!check.ok) return refused('folder', check.message)
      const real = await realpath(check.folder)
      const resolved = await realGuard(guard)
      const outcome = await answerOf(
        () =>
          applyAction(store, (settings) => addShare(settings, { ...rules, folder: real, name }, resolved)),
        ({ id }) => ({ id }),
      )
      if (outcome.ok) tokens.use(folderToken)
      return outcome
    },

    updateShare: ({ id, ...changes }) =>
      answerOf(
        () => applyAction(store, (settings) => updateShare(settings, id, changes, guard)),
        () => null,
      ),

    removeShare: ({ id }) =>
      answerOf(
        () => applyAction(store, (settings) => removeShare(settings, id)),
        () => null,
      ),

    async revealShare({ id }) {
      if (revealFolder === null) return refused(null, noDesktop)
      const share = store.current.shares.find((entry) => entry.id === id)
      if (share === undefined) return refused(null, 'This share no longer exists.')
      const check = await checkFolder(share.folder)
      if (!check.ok) return refused(null, check.message)
      const reason = await revealFolder(check.folder)
      return reason === null ? done(null) : refused(null, `The folder cannot be shown: ${reason}`)
    },
  }
}

type Refusal = ReturnType<typeof refused>
