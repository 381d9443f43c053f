import { t } from '../../texts/texts.ts'

const named = [
  'shift',
  'enter',
  'space',
  'escape',
  'delete',
  'menu',
  'home',
  'end',
  'page',
  'arrows',
] as const
type NamedKey = (typeof named)[number]

/** The key of commands: Ctrl, or Cmd where a Mac is. */
export function isMac(): boolean {
  return /mac/i.test(navigator.platform)
}

/** Says keys that are held together, as they are printed on the keyboard: 'Ctrl+Shift+S', on a Mac '⌘⇧S'. */
export function keyWords(...keys: readonly string[]): string {
  const words = keys.map((key) => {
    if (key === 'mod') return isMac() ? '⌘' : t('frame:keys.name.ctrl')
    if (key === 'shift' && isMac()) return '⇧'
    const known = named.find((name) => name === key)
    return known === undefined ? key : nameOf(known)
  })
  return words.join(isMac() ? '' : '+')
}

function nameOf(key: NamedKey): string {
  return t(`frame:keys.name.${key}`)
}
