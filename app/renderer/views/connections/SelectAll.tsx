import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

/** Selects every connection in sight, or none. */
export function SelectAll({ ids }: { ids: readonly string[] }) {
  const stores = useStores()
  const selectedCount = useUi((state) => state.selectedIds.size)
  const isAll = selectedCount > 0 && selectedCount >= ids.length
  return (
    <input
      type="checkbox"
      className="plain-checkbox"
      aria-label={t('connections:selectAll')}
      checked={isAll}
      ref={(box) => {
        if (box) box.indeterminate = selectedCount > 0 && !isAll
      }}
      onChange={() => stores.ui.setState({ selectedIds: new Set(isAll ? [] : ids) })}
    />
  )
}
