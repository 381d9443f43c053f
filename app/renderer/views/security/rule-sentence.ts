import type { WireSecurity } from '../../../preload/contract/wire-security.ts'
import { spanWords } from '../../format/span-words.ts'

type Rules = WireSecurity['rules']

/** Devices of the local networks need so many times the points, see the host's protection.ts. */
const localFactor = 5

/** Says the rule in one line, as the empty list shows it. */
export function ruleInBrief({ isOn, maxPoints, windowMs, blockMs }: Rules): string {
  if (!isOn) return 'Automatic protection is off: passwords can be tried without end.'
  const figures = `${maxPoints} failures in ${spanWords(windowMs)} blocks for ${spanWords(blockMs)}`
  return `Automatic protection is on: ${figures}.`
}

/** Says in plain words what the rules do, all of them. */
export function ruleSentences(rules: Rules): string[] {
  if (!rules.isOn) return ['Nobody is blocked by a rule. Bans that are there stay until they end.']
  const { maxPoints, windowMs, blockMs, longestBlockMs, endsSessions, localNetwork } = rules
  const local = {
    'slow-first': `Devices of the local networks are slowed down first: they need ${maxPoints * localFactor} points.`,
    same: 'Devices of the local networks are treated like everybody.',
    never: 'Devices of the local networks are slowed down and never blocked.',
  } as const
  return [
    `Whoever collects ${maxPoints} points within ${spanWords(windowMs)} is blocked for ${spanWords(blockMs)}, each further time twice as long, up to ${spanWords(longestBlockMs)}.`,
    'A wrong password is 1 point; an unknown user or another protocol, such as a web browser, is 2. A correct login clears the points.',
    endsSessions
      ? 'A ban also ends the sessions of its address.'
      : 'Sessions that are there when a ban begins go on.',
    local[localNetwork],
  ]
}
