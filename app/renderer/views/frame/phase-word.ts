import type { WireServerState } from '../../../preload/contract/wire-types.ts'
import type { StateWord } from '../../format/session-words.ts'

const words: Readonly<Record<WireServerState['phase'], StateWord>> = {
  stopped: { word: 'Stopped', shape: 'ring', tone: 'quiet' },
  starting: { word: 'Starting', shape: 'half', tone: 'quiet' },
  running: { word: 'Running', shape: 'filled', tone: 'ok' },
  stopping: { word: 'Stopping', shape: 'half', tone: 'quiet' },
  problem: { word: 'Problem', shape: 'triangle', tone: 'bad' },
}

/** Says the state of the server. */
export function phaseWord(phase: WireServerState['phase']): StateWord {
  return words[phase]
}
