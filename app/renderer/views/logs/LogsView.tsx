import { t } from '../../texts/texts.ts'

/** What the server wrote down, the newest at the end. */
export function LogsView() {
  return (
    <div className="screen-head">
      <h1>{t('logs:title')}</h1>
    </div>
  )
}
