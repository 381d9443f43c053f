import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'

/** What is said when a call failed on its way: main did not refuse, it did not answer. */
export function noAnswer(): WireProblem {
  return { field: null, message: t('common:noAnswer') }
}
