import type { WireServerState } from '../../../preload/contract/wire-types.ts'
import type { StateWord } from '../../format/session-words.ts'
import { t } from '../../texts/texts.ts'

const looks: Readonly<Record<WireServerState['phase'], Omit<StateWord, 'word'>>> = {
  stopped: { shape: 'ring', tone: 'quiet' },
  starting: { shape: 'half', tone: 'quiet' },
  running: { shape: 'filled', tone: 'ok' },
  stopping: { shape: 'half', tone: 'quiet' },
  problem: { shape: 'triangle', tone: 'bad' },
}

/** Says the state of the server. */
export function phaseWord(phase: WireServerState['phase']): StateWord {
  return { word: t(`frame:phase.${phase}`), ...looks[phase] }
}
