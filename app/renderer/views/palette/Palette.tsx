import { ArrowLeft, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { isRtl } from '../../components/reading-direction.ts'
import { t } from '../../texts/texts.ts'
import { PaletteHints } from './PaletteHints.tsx'
import { PaletteList } from './PaletteList.tsx'
import type { PaletteEntry } from './palette-entry.ts'
import { usePalette } from './use-palette.ts'
import './palette.css'

/** Rows that PageUp and PageDown skip. */
const pageRows = 8

interface PaletteProps {
  readonly onClose: () => void
}

/**
 * Finds every screen, setting, action, user, share, address and connection by a few letters (the APG's combobox with a
 * list): the keyboard stays in the box, arrows choose, Enter runs, the arrow along the line shows what else can be done.
 */
export function Palette({ onClose }: PaletteProps) {
  const palette = usePalette()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const { within, chosen, text, sections } = palette
  const optionId = (entry: PaletteEntry): string => `${id}-${entry.id}`

  // The chosen row is only marked, never focused, so nothing else scrolls it into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice is what scrolls
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])

  const run = (entry: PaletteEntry): void => {
    // First closed, so that the focus is back where it was before the entry moves it on.
    dialog.current?.close()
    entry.run()
  }

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (!isTaken(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Tells whether the key was one of the palette's. */
  const isTaken = ({ key, currentTarget, shiftKey }: KeyboardEvent<HTMLInputElement>): boolean => {
    const isAtEnd = currentTarget.selectionStart === text.length
    const [onward, back] = isRtl() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    if (key === 'ArrowDown') palette.move(1)
    else if (key === 'ArrowUp') palette.move(-1)
    else if (key === 'PageDown' || key === 'PageUp') palette.move(key === 'PageDown' ? pageRows : -pageRows)
    else if (key === 'Home' && text === '') palette.moveTo('first')
    else if (key === 'End' && text === '') palette.moveTo('last')
    else if (key === 'Enter') {
      if (chosen !== null) run(chosen)
    } else if (key === onward && isAtEnd) return palette.enter(chosen)
    else if (key === 'Tab' && !shiftKey) return palette.enter(chosen)
    else if ((key === back || key === 'Backspace') && text === '') return palette.leave()
    else if (key === 'Escape') return palette.leave()
    else return false
    return true
  }

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={
        within === null ? t('frame:palette.title') : t('frame:palette.about', { name: within.label })
      }
      onClose={onClose}
      // A press beside it closes it, as with every menu: the dialog itself is only what lies behind its contents.
      onMouseDown={(event) => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <div className="palette-box">
        <div className="palette-head">
          {within === null ? (
            <Search size={18} aria-hidden="true" />
          ) : (
            <IconButton label={t('frame:palette.back')} icon={ArrowLeft} onClick={palette.leave} />
          )}
          {within !== null && <span className="palette-within cut">{within.label}</span>}
          <input
            className="palette-input"
            role="combobox"
            aria-label={t('frame:palette.title')}
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-activedescendant={chosen === null ? undefined : optionId(chosen)}
            placeholder={within === null ? t('frame:palette.placeholder') : ''}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={text}
            onChange={(event) => palette.type(event.target.value)}
            onKeyDown={press}
          />
        </div>
        <PaletteList listId={`${id}-list`} optionId={optionId} palette={palette} onRun={run} />
        <p className="visually-hidden" role="status">
          {text !== '' &&
            t('frame:palette.resultCount', { count: sections.flatMap((part) => part.entries).length })}
        </p>
        <PaletteHints hasMore={chosen?.more !== undefined} />
      </div>
    </dialog>
  )
}
