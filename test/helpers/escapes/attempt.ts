import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RawFtpClient } from '../raw-ftp-client.ts'
import type { EscapeGround } from './ground.ts'
import { tracesIn } from './ground.ts'
import type { Trick } from './tricks.ts'
import type { PathForm } from './verbs.ts'

/** Tries every trick on one form of a verb, in this folder; what went wrong, in words, or nothing. */
export async function tryTricks(
  client: RawFtpClient,
  ground: EscapeGround,
  form: PathForm,
  tricks: readonly Trick[],
  folder = '/',
): Promise<string[]> {
  const wrongs: string[] = []
  for (const trick of tricks) {
    const { code, said, isEmpty } = await attempt(client, ground, form, trick.path, folder)
    const shown = `${form.lines(trick.path).at(-1)} (${code})`.replaceAll(ground.around, '…')
    const isHarmless =
      trick.means === 'root' ||
      form.findsFreeName === true ||
      (trick.means === 'nothing' && form.isMaking === true)
    // A pattern that fits no name is an empty listing.
    if (code < 400 && !isHarmless && !isEmpty) wrongs.push(`${shown} was done`)
    const traces = tracesIn(said, trick.path)
    if (traces.length > 0) wrongs.push(`${shown} told ${traces.join(', ')}`)
  }
  return wrongs
}

/** Runs the lines; the last final code, and everything that came back. */
export async function attempt(
  client: RawFtpClient,
  ground: EscapeGround,
  form: PathForm,
  path: string,
  folder: string,
): Promise<{ code: number; said: string; isEmpty: boolean }> {
  let said = ''
  let code = 0
  let isEmpty = false
  const lines = form.lines(path)
  for (const [index, line] of lines.entries()) {
    if (line === 'STOR-FILE') {
      writeFileSync(join(ground.root, 'source'), 'source')
      continue
    }
    const isLast = index === lines.length - 1
    const data = isLast && form.data !== undefined ? await (await client.prepareData('EPSV')).open() : null
    const first = await client.ask(Buffer.from(line, 'latin1'))
    said += first.raw.toString('latin1')
    code = first.code
    // The first and the last line of STAT, and nothing between.
    isEmpty = first.code === 212 && first.lines.length <= 2
    if (first.code < 200 && data !== null) {
      if (form.data === 'in') await data.send('written by a test')
      else {
        const content = await data.readAll()
        isEmpty = content.length === 0
        said += content.toString('latin1')
      }
      const last = await client.nextReply()
      said += last.raw.toString('latin1')
      code = last.code
    }
    data?.destroy()
    // What is refused already has no second half.
    if (code >= 400) break
  }
  if (lines.at(-1)?.startsWith('CWD')) await client.ask(`CWD ${folder}`, 250)
  if (lines.includes('STOR-FILE')) rmSync(join(ground.root, 'source'), { force: true })
  return { code, said, isEmpty }
}
