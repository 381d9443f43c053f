import { ChevronDown, Download, Upload } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { maxNamesTextLength } from '../../../preload/contract/calls/people-calls.ts'
import { saveText } from '../../client/save-text.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { useActions, useUsers } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { type ChosenNames, NamesImportQuestion } from './NamesImportQuestion.tsx'

/** Takes the names of users to a file and back; passwords never leave. */
export function NamesMenu() {
  const actions = useActions()
  const isEmpty = useUsers((state) => state.users.every(({ isAnonymous }) => isAnonymous))
  const input = useRef<HTMLInputElement>(null)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const closeMenu = useCallback(() => setMenuAt(null), [])
  const [chosen, setChosen] = useState<ChosenNames | null>(null)

  const save = async (): Promise<void> => {
    const text = await actions.exportUserNames()
    if (text !== null) saveText('portside-users.csv', text, 'text/csv')
  }
  const read = async (file: File): Promise<void> => {
    if (file.size > maxNamesTextLength) return actions.toast('bad', t('users:names.tooLarge'))
    const text = await file.text()
    const preview = await actions.importUserNames(text, true)
    if (preview !== null) setChosen({ fileName: file.name, text, preview })
  }

  return (
    <>
      <Button
        icon={ChevronDown}
        aria-haspopup="menu"
        aria-expanded={menuAt !== null}
        onClick={(event) => setMenuAt(pointBelow(event.currentTarget, 'start', { downPx: 4 }))}
      >
        {t('users:names.button')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label={t('users:names.file')}
        tabIndex={-1}
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void read(file)
          // Else the same file chosen again would be no change.
          event.target.value = ''
        }}
      />
      {menuAt !== null && (
        <Menu
          label={t('users:names.menu')}
          at={menuAt}
          onClose={closeMenu}
          groups={[
            [
              {
                label: t('users:names.export'),
                icon: Download,
                isDisabled: isEmpty,
                run: () => void save(),
              },
              { label: t('users:names.import'), icon: Upload, run: () => input.current?.click() },
            ],
          ]}
        />
      )}
      {chosen !== null && <NamesImportQuestion chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
