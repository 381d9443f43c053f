import { Braces, ChevronDown, Table } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { CallArgument } from '../../../preload/contract/contract.ts'
import type { HistoryList } from '../../../preload/contract/wire-history.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

/** Writes the whole filtered list into a file, not only what is in sight. */
export function ExportMenu({
  filter,
  list = 'transfers',
}: {
  filter: CallArgument<'exportHistory'>['filter']
  list?: HistoryList
}) {
  const actions = useActions()
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const close = useCallback(() => setAt(null), [])
  const save = (format: 'csv' | 'jsonl') => void actions.exportHistory({ list, format, filter })
  return (
    <>
      <Button
        icon={ChevronDown}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => setAt(pointBelow(event.currentTarget, 'start', { downPx: 4 }))}
      >
        {t('transfers:export.button')}
      </Button>
      {at !== null && (
        <Menu
          label={t('transfers:export.menu')}
          at={at}
          onClose={close}
          groups={[
            [
              { label: t('transfers:export.csv'), icon: Table, run: () => save('csv') },
              { label: t('transfers:export.jsonl'), icon: Braces, run: () => save('jsonl') },
            ],
          ]}
        />
      )}
    </>
  )
}
