import type { PortablePart } from '../../../preload/contract/portable-types.ts'
import { t } from '../../texts/texts.ts'

/** What a part of the settings is called. */
export const partWord = (part: PortablePart): string => t(`settings:data.part.${part}`)
