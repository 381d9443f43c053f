import 'i18next'
import type { English } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: English
    returnNull: false
  }
}
