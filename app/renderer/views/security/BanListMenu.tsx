import { ChevronDown, Download, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { saveText } from '../../client/save-text.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { BanImportQuestion, type ChosenBanList } from './BanImportQuestion.tsx'

/** More than a list of a hundred thousand lines; a film chosen by mistake is not read into memory. */
const maxFileBytes = 5_000_000

/** Takes the list of blocked addresses to a file and back. */
export function BanListMenu({ isEmpty }: { isEmpty: boolean }) {
  const actions = useActions()
  const input = useRef<HTMLInputElement>(null)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const [chosen, setChosen] = useState<ChosenBanList | null>(null)

  const save = async (format: 'json' | 'plain'): Promise<void> => {
    const text = await actions.exportBans(format)
    if (text === null) return
    if (format === 'json') saveText('portside-blocked.json', text, 'application/json')
    else saveText('portside-blocked.txt', text, 'text/plain')
  }
  const read = async (file: File): Promise<void> => {
    if (file.size > maxFileBytes) return actions.toast('bad', t('security:list.tooLarge'))
    const text = await file.text()
    const preview = await actions.previewBanImport(text)
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
        {t('security:list.button')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label={t('security:list.file')}
        tabIndex={-1}
        accept=".txt,.json,.csv,text/plain,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void read(file)
          // Else the same file chosen again would be no change.
          event.target.value = ''
        }}
      />
      {menuAt !== null && (
        <Menu
          label={t('security:list.menu')}
          at={menuAt}
          onClose={() => setMenuAt(null)}
          groups={[
            [
              {
                label: t('security:list.exportJson'),
                icon: Download,
                isDisabled: isEmpty,
                run: () => void save('json'),
              },
              {
                label: t('security:list.exportPlain'),
                icon: Download,
                isDisabled: isEmpty,
                run: () => void save('plain'),
              },
            ],
            [{ label: t('security:list.import'), icon: Upload, run: () => input.current?.click() }],
          ]}
        />
      )}
      {chosen !== null && <BanImportQuestion chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
