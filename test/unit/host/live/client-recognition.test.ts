import { describe, expect, it } from 'vitest'
import {
  addToOpening,
  maxOpeningCommands,
  noOpening,
  recogniseClient,
} from '../../../../app/main/host/live/client-recognition.ts'

/** The first name an opening is known by, command by command; null when it never is. */
function recognise(lines: string): string | null {
  let opening = noOpening
  for (const line of lines.split(' | ')) {
    const [verb = '', ...rest] = line.split(' ')
    opening = addToOpening(opening, verb, rest.join(' '))
    const name = recogniseClient(opening)
    if (name !== null) return name
  }
  return null
}

describe('recordings of the real programs', () => {
  it.each([
    // curl 7.88
    ['curl', 'USER demo | PASS ******** | PWD | EPSV | TYPE A | NLST | QUIT'],
    ['curl', 'USER demo | PASS ******** | PWD | EPSV | TYPE I | SIZE a.bin | RETR a.bin | QUIT'],
    ['curl', 'USER demo | PASS ******** | PWD | CWD Photos | EPSV | TYPE I | STOR c.bin | QUIT'],
    ['curl', 'AUTH SSL | USER demo | PASS ******** | PBSZ 0 | PROT P | PWD | EPSV | TYPE A | NLST | QUIT'],
    ['curl', 'USER demo | PASS ******** | PBSZ 0 | PROT P | PWD | EPSV | TYPE I | SIZE a.bin | RETR a.bin'],
    // wget 1.21
    ['Wget', 'USER demo | PASS ******** | SYST | PWD | TYPE I | PASV | LIST -a'],
    [
      'Wget',
      'AUTH TLS | USER demo | PASS ******** | PBSZ 0 | PROT P | SYST | PWD | TYPE I | SIZE a.bin | PASV | RETR a.bin',
    ],
    // tnftp 20210827
    ['tnftp', 'USER demo | PASS ******** | SYST | FEAT | TYPE I | TYPE A | EPSV | NLST . | QUIT'],
    ['tnftp', 'USER demo | PASS ******** | SYST | FEAT | TYPE I | SIZE a.bin | EPSV | RETR a.bin'],
    // inetutils 2.4
    ['GNU inetutils ftp', 'SYST | USER demo | PASS ******** | TYPE I | TYPE A | PASV | NLST . | QUIT'],
    // gvfs 1.50
    [
      'GNOME Files',
      'FEAT | USER demo | PASS ******** | TYPE I | OPTS UTF8 ON | SYST | SITE HELP | PWD | CWD / | PASV | LIST -a',
    ],
    [
      'GNOME Files',
      'AUTH TLS | PBSZ 0 | PROT P | FEAT | USER demo | PASS ******** | TYPE I | OPTS UTF8 ON | SYST | SITE HELP | PWD',
    ],
    // rclone 1.60
    [
      'rclone or another program in Go',
      'USER demo | PASS ******** | FEAT | TYPE I | OPTS UTF8 ON | EPSV | MLSD | QUIT',
    ],
    [
      'rclone or another program in Go',
      'AUTH TLS | USER demo | PASS ******** | FEAT | TYPE I | OPTS UTF8 ON | PBSZ 0 | PROT P | EPSV | MLSD .',
    ],
    // basic-ftp 6
    [
      'basic-ftp for Node.js',
      'OPTS UTF8 ON | USER demo | PASS ******** | FEAT | TYPE I | STRU F | OPTS UTF8 ON | OPTS MLST type;size; | EPSV | MLSD',
    ],
    // Windows, from its users' reports
    [
      'Windows Explorer',
      'USER demo | PASS ******** | OPTS utf8 on | SYST | SITE help | PWD | NOOP | CWD / | TYPE A | PASV | LIST',
    ],
    ['Windows ftp.exe', 'OPTS UTF8 ON | USER demo | PASS ******** | PORT 192,168,1,5,200,1 | NLST'],
  ])('are known: %s', (name, lines) => {
    expect(recognise(lines)).toBe(name)
  })
})

describe('an opening that is nobody in particular', () => {
  it.each([
    // Python's ftplib, and everything written with it.
    ['USER demo | PASS ******** | TYPE A | PASV | NLST | QUIT'],
    ['AUTH TLS | USER demo | PASS ******** | PBSZ 0 | PROT P | TYPE I | PASV | RETR a.bin'],
    ['USER demo | PASS ******** | TYPE I | PASV | STOR c.bin'],
    ['USER demo | PASS ********'],
    ['USER demo | PASS ******** | PWD'],
    ['USER a | PASS ******** | USER b | PASS ******** | PWD | EPSV | TYPE A | NLST'],
    ['USER demo | PASS ******** | SYST | FEAT | PWD | TYPE I | PASV | MLSD'],
    ['USER demo | PASS ******** | PWD | TYPE I | EPSV | RETR a'],
  ])('stays unknown: %s', (lines) => {
    expect(recognise(lines)).toBeNull()
  })

  it('stays unknown once it has gone on for long', () => {
    const long = `${'NOOP | '.repeat(maxOpeningCommands)}USER demo | PASS * | PWD | EPSV | TYPE A | NLST`
    expect(recognise(long)).toBeNull()
  })
})
