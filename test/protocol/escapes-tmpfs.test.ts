import { describeEscapes } from '../helpers/escapes/describe-escapes.ts'
import { writableTmpfs } from '../helpers/tmpfs.ts'

describeEscapes('on a file system in memory', { base: writableTmpfs, isWhole: false })
