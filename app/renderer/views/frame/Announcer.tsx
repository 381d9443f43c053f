import { useEffect, useState } from 'react'
import { useStores } from '../../stores/dashboard-context.tsx'
import { pagePreferences } from '../../stores/page-preferences.ts'
import { t } from '../../texts/texts.ts'
import { createAnnouncements } from './announcements.ts'
import { watchNews } from './watch-news.ts'

const timers = {
  now: () => Date.now(),
  later: (call: () => void, afterMs: number) => {
    const timer = setTimeout(call, afterMs)
    return () => clearTimeout(timer)
  },
}

/** The one place a screen reader listens to: quiet, polite, and with a rest between messages. */
export function Announcer() {
  const stores = useStores()
  const [text, setText] = useState('')
  useEffect(() => {
    const announcements = createAnnouncements(setText, (count) => t('frame:announce.more', { count }), timers)
    const stop = watchNews(
      stores,
      announcements.say,
      () => pagePreferences.getState().announces === 'everything',
    )
    return () => {
      stop()
      announcements.close()
    }
  }, [stores])
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="announcer">
      {text}
    </p>
  )
}
