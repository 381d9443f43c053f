import type { Screen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { keyWords } from './key-words.ts'

/** Keys and what they do. */
export interface KeyLine {
  /** Each is one way to do it, for example 'Ctrl+K'. */
  readonly keys: readonly string[]
  readonly words: string
}

/** Keys that act everywhere. */
export function globalKeys(): readonly KeyLine[] {
  return [
    { keys: [keyWords('mod', 'K')], words: t('frame:keys.palette') },
    { keys: [`${keyWords('mod', '1')} – ${keyWords('mod', '9')}`], words: t('frame:keys.screens') },
    { keys: [keyWords('mod', 'F')], words: t('frame:keys.filter') },
    { keys: [keyWords('mod', ',')], words: t('frame:keys.settings') },
    { keys: [keyWords('mod', 'shift', 'S')], words: t('frame:keys.startStop') },
    { keys: [keyWords('F6'), keyWords('shift', 'F6')], words: t('frame:keys.regions') },
    { keys: [keyWords('escape')], words: t('frame:keys.close') },
    { keys: [keyWords('mod', 'Z')], words: t('frame:keys.undo') },
    { keys: [keyWords('mod', '+'), keyWords('mod', '-'), keyWords('mod', '0')], words: t('frame:keys.zoom') },
    { keys: [keyWords('F1')], words: t('frame:keys.help') },
  ]
}

/** Keys of every list whose rows the arrows walk through. */
export function listKeys(): readonly KeyLine[] {
  return [
    { keys: [keyWords('arrows')], words: t('frame:keys.move') },
    { keys: [keyWords('home'), keyWords('end')], words: t('frame:keys.ends') },
    { keys: [keyWords('page')], words: t('frame:keys.pages') },
    { keys: [keyWords('enter')], words: t('frame:keys.open') },
    { keys: [keyWords('shift', 'F10'), keyWords('menu')], words: t('frame:keys.menu') },
  ]
}

/** Keys that a screen has besides; they act while a row of its list has the keyboard. */
export function screenKeys(screen: Screen): readonly KeyLine[] {
  if (screen !== 'connections') return []
  return [
    { keys: [keyWords('space')], words: t('frame:keys.select') },
    { keys: [keyWords('shift', 'arrows')], words: t('frame:keys.selectRange') },
    { keys: [keyWords('mod', 'A')], words: t('frame:keys.selectAll') },
    { keys: [keyWords('delete')], words: t('frame:keys.disconnectAsk') },
    { keys: ['K'], words: t('frame:keys.disconnect') },
    { keys: ['B'], words: t('frame:keys.block') },
    { keys: ['A'], words: t('frame:keys.abort') },
  ]
}
