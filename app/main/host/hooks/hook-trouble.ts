import { ProgramError } from './run-program.ts'

/** Turns failures of one hook into one notice: the next one comes only after it has worked again. */
export interface HookTrouble {
  failed(message: string): void
  /** It works again, or it was changed. */
  solved(): void
  /** One line for the log, with what the program said. */
  describe(error: unknown, event: string): string
}

/** Failures in a row before people are told: a receiver that restarts is no news. */
const failuresBeforeNotice = 3

/** Makes it; `advice` ends the notice. */
export function createHookTrouble(onNotice: (text: string) => void, advice: string): HookTrouble {
  let failures = 0
  return {
    failed(message) {
      failures += 1
      if (failures === failuresBeforeNotice) onNotice(`${message} ${advice}`)
    },
    solved() {
      failures = 0
    },
    describe(error, event) {
      const message = error instanceof Error ? error.message : String(error)
      const output = error instanceof ProgramError ? visible(error.output) : ''
      return `${message} It was told of ${event}.${output === '' ? '' : ` It said: ${output}`}`
    },
  }
}

/** What a program says may hold anything a client put into a name: it must not move the cursor of who reads the log. */
function visible(output: string): string {
  return output
    .trim()
    .replace(/\r?\n/g, ' | ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
