import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { skipLoudly } from '../helpers/foreign/run-program.ts'
import { pictureOf, plantedPicture, plantFolder } from '../helpers/permissions/matrix-ground.ts'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'

/** A planted folder on a disk that is then mounted read-only; null where that takes rights we do not have. */
function readOnlyDisk(): string | null {
  const folder = tempTree().at('disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  plantFolder(folder)
  execFileSync('mount', ['-o', 'remount,ro', folder])
  return folder
}

describe('a disk that may only be read', () => {
  it('is read, refuses every change with 550, and leaves each file as it was', async (context) => {
    const disk = readOnlyDisk()
    if (disk === null) return skipLoudly(context, 'no tmpfs can be mounted here (needs root on Linux)')
    const server = await startServer({
      accounts: [{ name: 'demo', password: 'secret', mounts: [{ at: [], folder: disk, preset: 'full' }] }],
      options: { allowTreeRemoval: true, allowCombining: true, allowLinks: true },
    })
    const client = await server.logIn()
    expect((await client.receive('RETR dir/file')).toString()).toBe('dir/file')
    expect((await client.receive('NLST dir')).toString().split('\r\n')).toContain('dir/file')

    const answers: string[] = []
    const ask = async (...lines: readonly string[]) => {
      let code = 0
      for (const line of lines) code = (await client.ask(line)).code
      answers.push(`${lines.at(-1)}: ${code}`)
    }
    for (const line of ['STOR dir/file', 'STOR dir/new', 'APPE dir/file', 'STOU dir/new']) {
      await client.pasv()
      await ask(line)
    }
    await client.pasv()
    await ask('REST 2', 'STOR dir/file')
    await ask('MKD dir/new')
    await ask('RMD dir/folder')
    await ask('RMDA dir/folder')
    await ask('DELE dir/file')
    await ask('RNFR dir/file', 'RNTO dir/other')
    await ask('MFMT 20200101000000 dir/file')
    await ask('SITE CHMOD 600 dir/file')
    await ask('SITE COPY dir/file dir/other')
    await ask('SITE SYMLINK dir/file dir/link')
    await ask('COMB dir/new dir/file')
    expect(answers.filter((answer) => !answer.endsWith(': 550'))).toEqual([])
    expect(pictureOf(disk)).toEqual(plantedPicture)
  })
})
