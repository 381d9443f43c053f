import { readFile } from 'node:fs/promises'
import { FlagError } from './flag-values.ts'
import type { PasswordSource } from './serve-flags.ts'

const variable = 'PORTSIDE_PASSWORD'

/** Reads the password of `--user`. Throws FlagError when there is none. */
export async function readPassword(
  source: PasswordSource,
  environment: Record<string, string | undefined>,
): Promise<string> {
  if (source.kind === 'environment') {
    const password = environment[variable]
    if (!password)
      throw new FlagError(`--user needs a password: set ${variable} or give --password-file FILE`)
    // Programs this one may start have no business with it.
    delete environment[variable]
    return password
  }
  const [line = ''] = (await readText(source.file)).split(/\r?\n/, 1)
  if (line === '') throw new FlagError(`--password-file ${source.file} begins with an empty line`)
  return line
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new FlagError(`--password-file ${file} cannot be read (${reason})`)
  }
}
