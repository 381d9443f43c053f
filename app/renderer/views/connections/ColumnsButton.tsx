import { Columns3 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import {
  connectionColumns,
  defaultLayout,
  fixedColumns,
  toggleColumn,
} from '../../stores/connection-layout.ts'
import { useLayout, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import './columns-button.css'

const choosable = connectionColumns.filter((column) => !fixedColumns.has(column))

/** Opens the choice of columns; what is chosen shows at once and is kept. */
export function ColumnsButton() {
  const [isOpen, setIsOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const panelId = useId()

  useEffect(() => {
    if (!isOpen) return
    place.current?.querySelector<HTMLElement>('input')?.focus()
    const press = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && place.current?.contains(event.target))) setIsOpen(false)
    }
    window.addEventListener('pointerdown', press, true)
    return () => window.removeEventListener('pointerdown', press, true)
  }, [isOpen])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is within
    <div
      ref={place}
      className="columns-place"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.stopPropagation()
        setIsOpen(false)
        place.current?.querySelector<HTMLElement>('button')?.focus()
      }}
    >
      <Button
        icon={Columns3}
        aria-label={t('connections:columns.button')}
        title={t('connections:columns.button')}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="arrange-words">{t('connections:columns.button')}</span>
      </Button>
      {isOpen && <ColumnsPanel id={panelId} />}
    </div>
  )
}

function ColumnsPanel({ id }: { id: string }) {
  const stores = useStores()
  const columns = useLayout((layout) => layout.columns)
  return (
    <fieldset id={id} className="columns-panel">
      <legend className="visually-hidden">{t('connections:columns.button')}</legend>
      <div className="columns-list">
        {choosable.map((column) => (
          <Checkbox
            key={column}
            label={t(`connections:column.${column}`)}
            isChecked={columns.includes(column)}
            onChange={() => stores.layout.setState((layout) => toggleColumn(layout, column))}
          />
        ))}
      </div>
      <Button onClick={() => stores.layout.setState({ columns: defaultLayout.columns })}>
        {t('connections:columns.usual')}
      </Button>
    </fieldset>
  )
}
