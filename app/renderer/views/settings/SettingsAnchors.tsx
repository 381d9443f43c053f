import { type RefObject, useEffect, useState } from 'react'
import { type SettingsGroupName, settingsGroups } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

/** A group counts as read from so far below the upper edge on, in CSS pixels. */
const edgePx = 96

interface SettingsAnchorsProps {
  /** What scrolls. */
  readonly page: RefObject<HTMLElement | null>
  /** Groups in sight; null for all. */
  readonly found: readonly SettingsGroupName[] | null
}

/** The groups beside the page: where one is, and the way to the others. */
export function SettingsAnchors({ page, found }: SettingsAnchorsProps) {
  const [current, setCurrent] = useState<SettingsGroupName>('general')
  const shown = found ?? settingsGroups

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found moves what is read
  useEffect(() => {
    const here = page.current
    if (here === null) return
    const look = (): void => setCurrent((before) => groupAt(here) ?? before)
    look()
    here.addEventListener('scroll', look, { passive: true })
    return () => here.removeEventListener('scroll', look)
  }, [page, found])

  const go = (name: SettingsGroupName): void => {
    const group = page.current?.querySelector<HTMLElement>(`[data-group="${name}"]`)
    group?.scrollIntoView({ block: 'start' })
    group?.focus({ preventScroll: true })
    setCurrent(name)
  }

  return (
    <nav className="settings-anchors" aria-label={t('settings:sections')}>
      {shown.map((name) => (
        <a
          key={name}
          href={`#${name}`}
          aria-current={name === current ? 'location' : undefined}
          onClick={(event) => {
            event.preventDefault()
            go(name)
          }}
        >
          {t(`settings:group.${name}`)}
        </a>
      ))}
    </nav>
  )
}

/** The group that is read: the last one that begins above the edge, at the end of the page the last one of all. */
function groupAt(page: HTMLElement): SettingsGroupName | null {
  const groups = [...page.querySelectorAll<HTMLElement>('[data-group]:not([data-unmatched])')]
  const top = page.getBoundingClientRect().top
  const isAtEnd = page.scrollTop > 0 && page.scrollTop + page.clientHeight >= page.scrollHeight - 2
  const at = isAtEnd
    ? groups.at(-1)
    : (groups.findLast((group) => group.getBoundingClientRect().top - top <= edgePx) ?? groups[0])
  return settingsGroups.find((name) => name === at?.dataset.group) ?? null
}
