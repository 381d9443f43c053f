import { ChevronRight } from 'lucide-react'
import { t } from '../../texts/texts.ts'
import type { PaletteEntry } from './palette-entry.ts'
import type { PaletteState } from './use-palette.ts'

interface PaletteListProps {
  readonly listId: string
  readonly optionId: (entry: PaletteEntry) => string
  readonly palette: PaletteState
  readonly onRun: (entry: PaletteEntry) => void
}

/** What was found, part by part; the pointer chooses as the keyboard does. */
export function PaletteList({ listId, optionId, palette, onRun }: PaletteListProps) {
  const { sections, chosen, text } = palette
  return (
    <div id={listId} role="listbox" aria-label={t('frame:palette.results')} className="palette-list">
      {sections.length === 0 && (
        <p className="palette-nothing quiet">{t('frame:palette.nothing', { text })}</p>
      )}
      {sections.map(({ section, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
        <div key={section} role="group" aria-labelledby={`${listId}-${section}`} className="palette-section">
          <p id={`${listId}-${section}`} className="palette-title meta">
            {t(`frame:palette.section.${section}`)}
          </p>
          {entries.map((entry) => (
            <PaletteOption
              key={entry.id}
              id={optionId(entry)}
              entry={entry}
              isChosen={entry.id === chosen?.id}
              palette={palette}
              onRun={onRun}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface PaletteOptionProps {
  readonly id: string
  readonly entry: PaletteEntry
  readonly isChosen: boolean
  readonly palette: PaletteState
  readonly onRun: (entry: PaletteEntry) => void
}

function PaletteOption({ id, entry, isChosen, palette, onRun }: PaletteOptionProps) {
  const { label, detail = '', icon: Icon, keyHint, isDanger = false, more } = entry
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={isDanger ? 'palette-option palette-option-danger' : 'palette-option'}
      // The keyboard must stay in the box.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => {
        if (!isChosen) palette.choose(entry)
      }}
      onClick={() => onRun(entry)}
    >
      <Icon size={16} aria-hidden="true" />
      <span className="palette-label cut">{label}</span>
      {detail !== '' && <span className="palette-detail meta cut">{detail}</span>}
      {keyHint !== undefined && <kbd className="palette-key">{keyHint}</kbd>}
      {more !== undefined && (
        <span
          className="palette-more"
          aria-hidden="true"
          title={t('frame:palette.hintMore')}
          onClick={(event) => {
            event.stopPropagation()
            palette.enter(entry)
          }}
        >
          <ChevronRight size={16} />
        </span>
      )}
    </div>
  )
}
