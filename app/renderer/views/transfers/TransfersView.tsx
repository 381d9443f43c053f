import { t } from '../../texts/texts.ts'

/** What is being moved, what was moved, and what did not come to its end. */
export function TransfersView() {
  return (
    <div className="screen-head">
      <h1>{t('transfers:title')}</h1>
    </div>
  )
}
