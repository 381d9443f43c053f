import { describe, expect, it } from 'vitest'
import {
  type ClientId,
  clientsOf,
  guideOf,
  platforms,
} from '../../../../../app/renderer/views/connect/client-guides.ts'
import type { ConnectTarget, ConnectTls } from '../../../../../app/renderer/views/connect/connect-target.ts'

const ann: ConnectTarget = { host: '192.168.1.10', port: 2121, tls: 'plain', user: 'ann', password: null }
const clients = [...new Set(platforms.flatMap((platform): readonly ClientId[] => clientsOf[platform]))]
const ways: readonly ConnectTls[] = ['plain', 'explicit', 'implicit']
const texts = (client: ClientId, target: Partial<ConnectTarget>) =>
  guideOf(client, { ...ann, ...target }).texts.map(({ text }) => text)

/** What each program cannot do, as it is. */
const obstacles: Readonly<Record<ConnectTls, Partial<Record<ClientId, string>>>> = {
  plain: {},
  explicit: {
    explorer: 'noEncryption',
    ftpExe: 'noEncryption',
    finder: 'noEncryption',
    dolphin: 'noEncryption',
  },
  implicit: {
    explorer: 'noEncryption',
    ftpExe: 'noEncryption',
    finder: 'noEncryption',
    dolphin: 'noEncryption',
    cyberduck: 'noImplicit',
  },
}

describe('a guide', () => {
  const cases = clients.flatMap((client) => ways.map((tls) => [client, tls] as const))

  it.each(cases)('of %s over %s says whether the program can do that', (client, tls) => {
    const guide = guideOf(client, { ...ann, tls })
    expect(guide.obstacle).toBe(obstacles[tls][client] ?? null)
    if (guide.obstacle !== null) expect(guide.texts).toEqual([])
  })

  it.each(cases)('of %s over %s never holds a password nobody wanted shown', (client, tls) => {
    for (const user of ['ann', null]) {
      expect(texts(client, { tls, user }).join('\n')).not.toContain('secret')
    }
  })

  it.each(cases)('of %s over %s has host and port in everything that is copied', (client, tls) => {
    for (const text of texts(client, { tls })) {
      expect(text).toContain('192.168.1.10')
      expect(text).toContain('2121')
    }
  })

  it.each(cases)('of %s over %s does without a user for everybody', (client, tls) => {
    expect(texts(client, { tls, user: null }).join('\n')).not.toContain('ann@')
    const { obstacle, notes } = guideOf(client, { ...ann, tls, user: null })
    if (obstacle === null) expect(notes).toContain('anyMail')
  })
})

describe('an address for a program', () => {
  it.each<[ClientId, ConnectTls, string]>([
    ['explorer', 'plain', 'ftp://ann@192.168.1.10:2121/'],
    ['finder', 'plain', 'ftp://ann@192.168.1.10:2121/'],
    ['winscp', 'plain', 'ftp://ann@192.168.1.10:2121/'],
    ['winscp', 'explicit', 'ftpes://ann@192.168.1.10:2121/'],
    ['winscp', 'implicit', 'ftps://ann@192.168.1.10:2121/'],
    ['cyberduck', 'explicit', 'ftps://ann@192.168.1.10:2121/'],
    ['gnome', 'explicit', 'ftps://ann@192.168.1.10:2121/'],
    ['gnome', 'implicit', 'ftpis://ann@192.168.1.10:2121/'],
  ])('has the scheme that %s has for %s', (client, tls, expected) => {
    expect(texts(client, { tls })[0]).toBe(expected)
  })

  it('escapes what is not plain in names and passwords', () => {
    const target = { user: 'ann o’hara', password: "a:b/c@d'e" }
    expect(texts('explorer', target)[0]).toBe(
      'ftp://ann%20o%E2%80%99hara:a%3Ab%2Fc%40d%27e@192.168.1.10:2121/',
    )
  })

  it('has IPv6 in brackets', () => {
    expect(texts('explorer', { host: 'fd00::5' })[0]).toBe('ftp://ann@[fd00::5]:2121/')
    expect(texts('curl', { host: 'fd00::5' })[0]).toBe("curl --user ann --globoff 'ftp://[fd00::5]:2121/'")
    expect(texts('ftpExe', { host: 'fd00::5' })[0]).toContain('open fd00::5 2121')
  })
})

describe('the line for curl', () => {
  it.each<[Partial<ConnectTarget>, string]>([
    [{}, 'curl --user ann ftp://192.168.1.10:2121/'],
    [{ tls: 'explicit' }, 'curl --ssl-reqd --user ann ftp://192.168.1.10:2121/'],
    [{ tls: 'implicit' }, 'curl --user ann ftps://192.168.1.10:2121/'],
    [{ user: null }, 'curl ftp://192.168.1.10:2121/'],
    [{ user: "o'neil", password: 'a b' }, "curl --user 'o'\\''neil:a b' ftp://192.168.1.10:2121/"],
  ])('for %j is %s', (target, expected) => {
    expect(texts('curl', target)).toEqual([expected])
  })
})

it('has the commands of ftp.exe one a line, binary included', () => {
  expect(texts('ftpExe', {})).toEqual(['open 192.168.1.10 2121\nann\nbinary'])
  expect(texts('ftpExe', { user: null })).toEqual(['open 192.168.1.10 2121\nanonymous\nguest@\nbinary'])
})

describe('the site for FileZilla', () => {
  const site = (target: Partial<ConnectTarget>) => texts('filezilla', target)[1] ?? ''

  it('has the protocol, the port and the user', () => {
    expect(site({ tls: 'explicit' })).toContain('<Protocol>4</Protocol>')
    expect(site({ tls: 'implicit' })).toContain('<Protocol>3</Protocol>')
    expect(site({ tls: 'plain' })).toContain('<Protocol>6</Protocol>')
    expect(site({})).toMatch(/<Host>192\.168\.1\.10<\/Host>\s*<Port>2121<\/Port>/)
    expect(site({ user: 'a<b&c' })).toContain('<User>a&lt;b&amp;c</User>')
  })

  it('asks for the password, or has it when it is wanted', () => {
    expect(site({})).toContain('<Logontype>2</Logontype>')
    expect(site({})).not.toContain('<Pass')
    expect(site({ password: 'käse' })).toContain(`<Pass encoding="base64">${btoa('kÃ¤se')}</Pass>`)
    expect(site({ password: 'käse' })).toContain('<Logontype>1</Logontype>')
    expect(site({ user: null })).toContain('<Logontype>0</Logontype>')
  })
})
