import { describe, expect, it } from 'vitest'
import { autostartEntry, autostartFile } from '../../../app/main/desktop/autostart-entry.ts'

/** Reads Exec as the Desktop Entry Specification says: first the escapes of every value, then quotes, then field codes. */
function readExec(entry: string): string[] {
  const line = entry.split('\n').find((one) => one.startsWith('Exec='))
  const value = (line ?? '').slice('Exec='.length)
  const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }
  const unescaped = value.replaceAll(/\\(.)/g, (all, letter: string) => escapes[letter] ?? all)
  const words: string[] = []
  for (const [word] of unescaped.matchAll(/"(?:[^"\\]|\\.)*"|[^\s"]+/g)) {
    const bare = word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(["`$\\])/g, '$1') : word
    words.push(bare.replaceAll('%%', '%'))
  }
  return words
}

describe('the entry that starts Portside with a session', () => {
  it.each([
    ['a plain path', '/opt/Portside/portside'],
    ['blanks', '/home/ann/My Programs/Portside.AppImage'],
    ['quotes', '/home/ann/"quoted" \'and\'/Portside'],
    ['percent signs', '/home/ann/100%/%f/%%u/Portside'],
    ['a dollar and a backtick', '/home/ann/$HOME/`id`/Portside'],
    ['backslashes', '/home/ann/back\\slash\\n/Portside\\'],
    ['other letters', '/home/añn/书/Портсайд'],
    ['what a shell would take apart', '/home/ann/a;b&c|d>e*(f)#g~/Portside'],
  ])('starts exactly the program: %s', (_case, program) => {
    const entry = autostartEntry({ program, args: ['--data-dir=/srv/my "data" 5%', '--hidden'] })
    expect(readExec(entry ?? '')).toEqual([program, '--data-dir=/srv/my "data" 5%', '--hidden'])
  })

  it('is a valid entry with one line each', () => {
    expect(autostartEntry({ program: '/opt/portside', args: ['--hidden'] })).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Version=1.0',
        'Name=Portside',
        'Exec="/opt/portside" "--hidden"',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['a line break, which would begin another key', '/home/ann\nExec=evil/Portside'],
    ['an equals sign, which the specification forbids', '/home/a=b/Portside'],
    ['a control character', '/home/ann\u0007/Portside'],
  ])('does not exist for a program with %s', (_case, program) => {
    expect(autostartEntry({ program, args: [] })).toBeNull()
  })

  it('does not exist with a line break in an argument', () => {
    expect(autostartEntry({ program: '/opt/portside', args: ['--data-dir=/a\nb'] })).toBeNull()
  })

  it('lies where the desktop looks', () => {
    expect(autostartFile('/home/ann', {})).toBe('/home/ann/.config/autostart/portside.desktop')
    expect(autostartFile('/home/ann', { XDG_CONFIG_HOME: '/cfg' })).toBe('/cfg/autostart/portside.desktop')
  })
})
