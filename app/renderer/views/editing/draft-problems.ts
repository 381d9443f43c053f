import type { DraftIssue, DraftSchema } from '../../../preload/contract/fields/drafts.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { durationInWords } from '../../format/minutes.ts'
import { formatRate } from '../../format/rate.ts'
import { withinSentence } from '../../format/within-sentence.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** What is wrong with a draft: a sentence for each path, such as `quota.maxBytes` or `folders.0.folder`. */
export type DraftProblems = Readonly<Record<string, string>>

/** Checks a draft with the contract's own fields and says what is wrong in words for people. */
export function findDraftProblems(schema: DraftSchema, draft: unknown): DraftProblems {
  const { error } = schema.safeParse(draft)
  const problems: Record<string, string> = {}
  for (const issue of error?.issues ?? []) {
    const path = issue.path.map(String)
    // An entry of a list of texts has no field of its own: the list's field says which entry it is.
    const entry = valueAt(draft, issue.path)
    const isLine = typeof issue.path.at(-1) === 'number' && typeof entry === 'string'
    const key = (isLine ? path.slice(0, -1) : path).join('.')
    const words = wordsOfIssue(issue)
    problems[key] ??= isLine
      ? t('editing:problem.ofEntry', { entry: displayText(entry), problem: withinSentence(words) })
      : words
  }
  return problems
}

function wordsOfIssue(issue: DraftIssue): string {
  const name = String(issue.path.findLast((part) => typeof part === 'string') ?? '')
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'string') return t('editing:problem.empty')
    return name.endsWith('AtMs') ? t('editing:problem.noMoment') : t('editing:problem.noNumber')
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return t('editing:problem.empty')
    return t('editing:problem.atLeast', { amount: amountWords(name, Number(issue.minimum)) })
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return t('editing:problem.characters', { amount: String(issue.maximum) })
    if (issue.origin === 'array') return t('editing:problem.entries', { amount: String(issue.maximum) })
    return t('editing:problem.atMost', { amount: amountWords(name, Number(issue.maximum)) })
  }
  return tHost(issue.message)
}

function amountWords(name: string, amount: number): string {
  if (name === 'download' || name === 'upload') return formatRate(amount)
  if (name.endsWith('TimeoutMs')) return durationInWords(amount)
  return name.endsWith('Bytes') ? formatBytes(amount) : String(amount)
}

function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  let value = draft
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return value
}
