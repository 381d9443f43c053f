import { legacyCharsets } from '../../../preload/contract/fields/server-rules.ts'
import { currentLocale, t } from '../../texts/texts.ts'

type Charset = (typeof legacyCharsets)[number]

/** Which script a character set is for, by its key, and what experts call it. */
const charsets = {
  gbk: ['chineseSimplified', 'GBK'],
  big5: ['chineseTraditional', 'Big5'],
  shift_jis: ['japanese', 'Shift JIS'],
  'euc-jp': ['japanese', 'EUC-JP'],
  'euc-kr': ['korean', 'EUC-KR'],
  'koi8-r': ['cyrillic', 'KOI8-R'],
  ibm866: ['cyrillic', 'DOS, IBM866'],
  'iso-8859-2': ['centralEuropean', 'ISO 8859-2'],
  'iso-8859-7': ['greek', 'ISO 8859-7'],
  'iso-8859-15': ['westernEuropean', 'ISO 8859-15'],
  'windows-874': ['thai', 'Windows-874'],
  'windows-1250': ['centralEuropean', 'Windows-1250'],
  'windows-1251': ['cyrillic', 'Windows-1251'],
  'windows-1252': ['westernEuropean', 'Windows-1252'],
  'windows-1253': ['greek', 'Windows-1253'],
  'windows-1254': ['turkish', 'Windows-1254'],
  'windows-1255': ['hebrew', 'Windows-1255'],
  'windows-1256': ['arabic', 'Windows-1256'],
  'windows-1257': ['baltic', 'Windows-1257'],
  'windows-1258': ['vietnamese', 'Windows-1258'],
} as const satisfies Readonly<Record<Charset, readonly [string, string]>>

/** Character sets by language, the way people look for one. */
export function charsetOptions(): readonly { readonly value: Charset | 'none'; readonly label: string }[] {
  const known = legacyCharsets.map((value) => {
    const [script, name] = charsets[value]
    return { value, label: `${t(`settings:compatibility.script.${script}`)} (${name})` }
  })
  known.sort((one, other) => one.label.localeCompare(other.label, currentLocale()))
  return [{ value: 'none', label: t('settings:compatibility.charsetNone') }, ...known]
}
