import { randomBytes, randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { StoredPassword } from '../../engine/host-door.ts'
import { Secret } from '../../engine/host-door.ts'
import type { ChooseSaveFile } from '../exports/export-file.ts'
import { replaceFile } from '../files/atomic-file.ts'
import { diskOperations, errorCode } from '../files/file-operations.ts'
import { findFolders } from '../settings/portable/import-folders.ts'
import { importSettings } from '../settings/portable/import-settings.ts'
import { summarize } from '../settings/portable/import-summary.ts'
import {
  maxDocumentBytes,
  type PortableDocument,
  readDocument,
  writeDocument,
} from '../settings/portable/portable-document.ts'
import { unwrapPasswords, wrapPasswords } from '../settings/portable/portable-passwords.ts'
import { applyAction } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { ShareGuard } from '../settings/share-folder-rules.ts'
import { answerOf, done, noDesktop, refused } from './outcome.ts'

/** What exporting and importing need. */
export interface PortableCallDependencies {
  readonly store: SettingsStore
  readonly guard: ShareGuard
  /** Null where there is no desktop. */
  readonly desktop: {
    readonly chooseSaveFile: ChooseSaveFile
    /** Opens the dialog for a file to read; null when cancelled. */
    readonly chooseImportFile: () => Promise<string | null>
  } | null
  /** Called when server settings may have changed. */
  readonly serverSettingsChanged: () => Promise<void>
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number
}

/** Shorter ones are found by trying, however slow each guess is. */
const minPassphraseLength = 8

/** Calls that take settings to another computer and back. Paths come from dialogs and stay in main. */
export function createPortableCalls(
  dependencies: PortableCallDependencies,
): Pick<CallHandlers, 'exportSettings' | 'chooseImport' | 'importSettings'> {
  const { store, guard, desktop, serverSettingsChanged, now = Date.now } = dependencies
  // What was read is what is applied: the file may be another one by then. Only the last one waits.
  let waiting: { readonly token: string; readonly document: PortableDocument } | null = null

  return {
    async exportSettings({ parts, passphrase }) {
      if (desktop === null) return refused(null, noDesktop)
      if (passphrase !== null && passphrase.length < minPassphraseLength) {
        return refused('passphrase', `Choose a passphrase of at least ${minPassphraseLength} characters.`)
      }
      const path = await desktop.chooseSaveFile({
        title: 'Export settings',
        suggestedName: suggestedName(now()),
        filters: [{ name: 'Portside settings', extensions: ['json'] }],
      })
      if (path === null) return done(null)
      const settings = store.current
      const isWithPasswords = passphrase !== null && parts.includes('users')
      const passwords = isWithPasswords ? await wrapPasswords(settings.users, new Secret(passphrase)) : null
      try {
        const text = writeDocument(settings, parts, passwords, now())
        // In somebody else's folder nothing may be in the way of a fixed name.
        await replaceFile(path, text, diskOperations, join(dirname(path), `.${randomUUID()}.new`))
      } catch (error) {
        return refused(null, `The file could not be written (${errorCode(error)}). Choose another place.`)
      }
      return done({ fileName: basename(path) })
    },

    async chooseImport() {
      if (desktop === null) return refused(null, noDesktop)
      const path = await desktop.chooseImportFile()
      if (path === null) return done(null)
      const reading = await readFileAt(path)
      if (!reading.ok) return refused(null, reading.message)
      const folders = await findFolders(reading.document.settings.shares, guard)
      waiting = { token: randomBytes(18).toString('base64url'), document: reading.document }
      return done({
        token: waiting.token,
        fileName: basename(path),
        ...summarize(store.current, reading.document, folders),
      })
    },

    async importSettings({ token, passphrase, choices }) {
      if (waiting?.token !== token) return refused(null, 'Choose the file again.')
      const { document } = waiting
      const isWithPasswords = choices.users !== undefined && passphrase !== null
      const passwords = isWithPasswords
        ? await passwordsIn(document, new Secret(passphrase))
        : new Map<string, StoredPassword>()
      if (passwords === null) {
        return refused('passphrase', 'The passphrase is not right, or the file was changed.')
      }
      const folders = await findFolders(document.settings.shares, guard)
      const outcome = await answerOf(
        () =>
          applyAction(store, (settings) =>
            importSettings(settings, document, choices, { folders, passwords, nowMs: now() }),
          ),
        (notes) => ({ notes: [...notes] }),
      )
      if (!outcome.ok) return outcome
      waiting = null
      if (choices.server !== undefined) await serverSettingsChanged()
      return outcome
    },
  }
}

/** Null when the passphrase does not open them. */
async function passwordsIn(
  { passwords, settings }: PortableDocument,
  passphrase: Secret,
): Promise<ReadonlyMap<string, StoredPassword> | null> {
  return passwords === null ? new Map() : unwrapPasswords(passwords, settings.users, passphrase)
}

async function readFileAt(path: string): Promise<ReturnType<typeof readDocument>> {
  try {
    // Before reading: a file of gigabytes would take the memory the server needs.
    const { size } = await stat(path)
    if (size > maxDocumentBytes)
      return { ok: false, message: 'This file is too large for exported settings.' }
    const text = await diskOperations.readText(path)
    if (text === null) return { ok: false, message: 'This file is not there any more.' }
    return readDocument(text)
  } catch (error) {
    return { ok: false, message: `This file cannot be read (${errorCode(error)}).` }
  }
}

function suggestedName(nowMs: number): string {
  return `portside-settings-${new Date(nowMs).toISOString().slice(0, 10)}.json`
}
