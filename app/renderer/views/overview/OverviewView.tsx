import { t } from '../../texts/texts.ts'

/** The first thing people see: is it safe, what to type on the other device, what moves, and what needs attention. */
export function OverviewView() {
  return (
    <div className="screen-head">
      <h1>{t('overview:title')}</h1>
    </div>
  )
}
