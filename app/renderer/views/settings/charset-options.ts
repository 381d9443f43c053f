import { legacyCharsets } from '../../../preload/contract/fields/server-rules.ts'

type Charset = (typeof legacyCharsets)[number]

const words: Readonly<Record<Charset, string>> = {
  gbk: 'Chinese, simplified (GBK)',
  big5: 'Chinese, traditional (Big5)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  'euc-kr': 'Korean (EUC-KR)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  ibm866: 'Cyrillic (DOS, IBM866)',
  'iso-8859-2': 'Central European (ISO 8859-2)',
  'iso-8859-7': 'Greek (ISO 8859-7)',
  'iso-8859-15': 'Western European (ISO 8859-15)',
  'windows-874': 'Thai (Windows-874)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic (Windows-1256)',
  'windows-1257': 'Baltic (Windows-1257)',
  'windows-1258': 'Vietnamese (Windows-1258)',
}

/** Character sets by language, the way people look for one. */
export const charsetOptions: readonly { readonly value: Charset | 'none'; readonly label: string }[] = [
  { value: 'none', label: 'None: names as they come' },
  ...legacyCharsets
    .map((value) => ({ value, label: words[value] }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en')),
]
