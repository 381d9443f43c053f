import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { factText, type Problem } from './problem.ts'

type Refusal = NonNullable<Extract<EngineEvent, { type: 'reply-sent' }>['failure']>

/** A command that was refused and by whom. */
export interface RefusedCommand {
  readonly verb: string
  readonly argument: string
  readonly userName: string | null
}

const listings: ReadonlySet<string> = new Set(['LIST', 'NLST', 'MLSD'])
const uploads: ReadonlySet<string> = new Set(['STOR', 'STOU', 'APPE'])

const texts: Readonly<Partial<Record<Refusal, readonly [code: ProblemCode, text: string]>>> = {
  'no-space': ['disk-full', 'The disk is full'],
  quota: ['quota-full', 'The storage limit is reached'],
  'too-large': ['file-too-large', 'The file is larger than is allowed'],
  busy: ['held-by-program', 'Blocked by another program'],
  unavailable: ['share-missing', 'The shared folder is not there; its drive may be unplugged'],
  'bad-name': ['name-impossible', 'A file of this name cannot be stored on this computer'],
  'name-refused': ['name-refused', 'The share does not take files of this name'],
  'too-many-open-files': ['too-many-open-files', 'The computer allows no more open files'],
  io: ['read-failed', 'The disk could not be read or written'],
}

/** What is wrong when the storage refuses a command; null when that is the client's affair, as a file that is not there. */
export function refusalProblem(failure: Refusal, command: RefusedCommand): Problem | null {
  const { verb, argument, userName } = command
  const facts = { path: factText(argument), ...(userName === null ? {} : { user: userName }) }
  if (failure === 'not-permitted') return notPermitted(verb, facts)
  const found = texts[failure]
  if (found === undefined) return null
  const [code, text] = found
  return { stage: 'transfer', text, code, facts }
}

/** Rights are rights; two of them puzzle people who see an empty folder or an upload that fails. */
function notPermitted(verb: string, facts: Problem['facts']): Problem | null {
  if (listings.has(verb)) {
    return {
      stage: 'transfer',
      text: 'This user may not see what is in the folder: listing is off there',
      code: 'listing-not-allowed',
      facts,
      isHint: true,
    }
  }
  if (!uploads.has(verb)) return null
  return {
    stage: 'transfer',
    text: 'This user may not upload there',
    code: 'upload-not-allowed',
    facts,
    isHint: true,
  }
}
