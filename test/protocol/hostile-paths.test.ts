import { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { LinkTo, tempTree } from '../helpers/temp-tree.ts'

const secret = 'outside of the share'

/** A share `root` with everything that could lead out of it, beside a `rootless` that shares its name's beginning. */
async function startBesideSecrets() {
  const around = tempTree({
    root: { inside: 'mine', folder: { deep: 'deep' } },
    rootless: { secret },
    outside: { secret, folder: { secret } },
    'secret.txt': secret,
  })
  const links: Record<string, string> = {
    'link-file': around.at('secret.txt'),
    'link-relative': '../secret.txt',
    'link-folder': around.at('outside'),
    'link-up': '..',
    'link-sibling': '../rootless',
    'link-chain': 'link-folder/folder',
    'link-self': 'link-self',
    'link-missing': '../not-there-yet',
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, around.at('root', name))
  const accounts = [
    {
      name: 'demo',
      password: 'secret',
      mounts: [{ at: [], folder: around.at('root'), preset: 'full' as const }],
    },
  ]
  const options = { allowLinks: true, allowTreeRemoval: true, allowCombining: true }
  const server = await startServer({ accounts, options })
  return { around, server, client: await server.logIn() }
}

const tricks = [
  ...['../secret.txt', '/../secret.txt', '../../secret.txt', 'folder/../../secret.txt', '/./../secret.txt'],
  ...[
    '../rootless/secret',
    '/../rootless/secret',
    '../root/../secret.txt',
    '..//secret.txt',
    '....//secret.txt',
  ],
  ...[
    '..\\secret.txt',
    '\\..\\secret.txt',
    'folder\\..\\..\\secret.txt',
    'C:\\Windows\\win.ini',
    'C:secret.txt',
  ],
  ...[
    '\\\\?\\C:\\secret.txt',
    '\\\\.\\pipe\\x',
    '//server/share/secret',
    'secret.txt::$DATA',
    'inside:stream',
  ],
  ...['%2e%2e/secret.txt', '..%2fsecret.txt', '..%c0%af..', '\u2025/secret.txt', '~/secret.txt', '~root/x'],
  ...['link-file', 'link-relative', 'link-folder/secret', 'link-up/secret.txt', 'link-sibling/secret'],
  ...['link-chain/secret', 'link-self', 'link-missing', 'link-folder/new', 'link-up/new', 'link-missing/new'],
  ...[
    'CON',
    'NUL',
    'COM1',
    'aux.txt',
    'PROGRA~1',
    'trailing.',
    'trailing ',
    '/etc/passwd',
    '/proc/self/environ',
  ],
]

const readers = ['RETR', 'SIZE', 'MDTM', 'LIST', 'NLST', 'MLSD', 'MLST', 'STAT', 'CWD', 'DSIZ', 'AVBL']
const writers = [
  ...['STOR', 'APPE', 'DELE', 'MKD', 'RMD', 'RMDA', 'MFMT 20200101000000', 'MFCT 20200101000000'],
  ...['MFF Modify=20200101000000;UNIX.mode=777;', 'SITE CHMOD 777', 'SITE UTIME 20200101000000'],
  ...[
    'SITE MKDIR',
    'SITE RMDIR',
    'SITE SYMLINK inside',
    'SITE COPY inside',
    'COMB inside',
    'COMB new inside',
  ],
]

/** Commands that could carry what lies outside into the share, given the path first. */
const carriers = [
  (path: string) => [`SITE CPFR ${path}`, 'SITE CPTO carried'],
  (path: string) => [`SITE COPY "${path}" carried`],
  (path: string) => [`SITE SYMLINK "${path}" carried`],
  (path: string) => [`COMB carried "${path}"`],
]

describe('a path that tries to leave the share', () => {
  it.each(readers)(
    'reads nothing through %s',
    async (verb) => {
      const { client, server } = await startBesideSecrets()
      const opens = /^(RETR|LIST|NLST|MLSD)$/.test(verb)
      for (const path of tricks) {
        const data = opens ? await (await client.prepareData()).open() : null
        const first = await client.ask(`${verb} ${path}`)
        const isOpen = first.code < 200
        const text = isOpen && data !== null ? (await data.readAll()).toString() : first.text
        if (isOpen) await client.nextReply()
        expect(text, path).not.toContain(secret)
        // Nothing outside is so much as named: `secret` is never an entry, though it is part of the argument sent.
        expect(
          text.split(/\s+/).filter((word) => word === 'secret'),
          path,
        ).toEqual([])
        await client.ask('CWD /', 250)
      }
      await client.quit()
      expect(server.events.of('session-closed').length).toBeLessThanOrEqual(1)
    },
    30_000,
  )

  it.each(writers)(
    'changes nothing outside through %s',
    async (verb) => {
      const { around, client } = await startBesideSecrets()
      const outside = () => {
        const picture = Object.entries(around.picture())
        return Object.fromEntries(picture.filter(([name]) => !name.startsWith('root/')))
      }
      const before = outside()
      for (const path of tricks) {
        const opens = /^(STOR|APPE)$/.test(verb)
        const data = opens ? await (await client.prepareData()).open() : null
        const first = await client.ask(`${verb} ${path}`)
        if (first.code < 200 && data !== null) {
          await data.send('written')
          await client.nextReply()
        }
        expect(outside(), path).toEqual(before)
      }
    },
    30_000,
  )

  it('moves nothing in or out through RNFR and RNTO', async () => {
    const { around, client } = await startBesideSecrets()
    const outside = () => {
      const picture = Object.entries(around.picture())
      return Object.fromEntries(picture.filter(([name]) => !name.startsWith('root/')))
    }
    const before = outside()
    for (const path of tricks) {
      const { code } = await client.ask(`RNFR ${path}`)
      if (code === 350) await client.ask('RNTO moved-in')
      writeFileSync(around.at('root', 'source'), 'source')
      await client.ask('RNFR source', 350)
      await client.ask(`RNTO ${path}`)
      expect(outside(), path).toEqual(before)
    }
    for (const [name, content] of Object.entries(around.picture())) {
      if (name.startsWith('root/')) expect(Buffer.from(content, 'base64').toString()).not.toBe(secret)
    }
  }, 30_000)

  it.each(carriers.map((lines) => [lines('path').join(', '), lines] as const))(
    'carries nothing in through %s',
    async (_title, linesOf) => {
      const { around, client } = await startBesideSecrets()
      const outside = () => {
        const picture = Object.entries(around.picture())
        return Object.fromEntries(picture.filter(([name]) => !name.startsWith('root/')))
      }
      const before = outside()
      for (const path of tricks) {
        for (const line of linesOf(path)) await client.ask(line)
        expect(outside(), path).toEqual(before)
        const data = await client.begin('NLST')
        const names = (await data.readAll()).toString()
        await client.expect(226)
        if (!names.includes('carried')) continue
        // A path that stayed inside after all, and may be a folder.
        const inside = await client.ask('MLST carried', 250)
        expect(inside.text, path).not.toContain(`size=${secret.length};`)
        await client.ask('RMDA carried')
        await client.ask('DELE carried')
      }
      for (const [name, content] of Object.entries(around.picture())) {
        if (name.startsWith('root/')) expect(Buffer.from(content, 'base64').toString(), name).not.toBe(secret)
      }
    },
    30_000,
  )

  it('is the same as a missing one: nobody learns what lies outside', async () => {
    const { client } = await startBesideSecrets()
    const verbs = [
      'RETR',
      'SIZE',
      'MDTM',
      'CWD',
      'DELE',
      'RNFR',
      'RMDA',
      'DSIZ',
      'SITE CPFR',
      'SITE CHMOD 600',
    ]
    for (const verb of verbs) {
      const answers = new Map<string, string>()
      for (const path of ['link-file', 'link-missing', 'link-folder', 'never-there']) {
        if (verb === 'RETR') await client.prepareData()
        answers.set(path, (await client.ask(`${verb} ${path}`)).raw.toString())
      }
      expect(new Set(answers.values()).size, verb).toBe(1)
    }
  })
})

describe('links inside the share', () => {
  it('work, even with an absolute target', async () => {
    const server = await startServer({ tree: { real: { file: 'content' } } })
    server.tree.add({ short: new LinkTo('real'), long: new LinkTo(server.tree.at('real', 'file')) })
    const client = await server.logIn()
    expect((await client.receive('RETR short/file')).toString()).toBe('content')
    expect((await client.receive('RETR long')).toString()).toBe('content')
    await client.transmit('STOR short/new', 'new')
    expect(server.tree.read('real', 'new').toString()).toBe('new')
  })

  it('that are swapped for one leading out during the work never show what lies outside', async () => {
    const { around, client } = await startBesideSecrets()
    mkdirSync(around.at('root', 'swap'))
    writeFileSync(around.at('root', 'swap', 'secret'), 'inside of the share')
    let isOut = false
    const swap = setInterval(() => {
      if (isOut) {
        unlinkSync(around.at('root', 'swap'))
        renameSync(around.at('root', 'kept'), around.at('root', 'swap'))
      } else {
        renameSync(around.at('root', 'swap'), around.at('root', 'kept'))
        symlinkSync(around.at('outside'), around.at('root', 'swap'))
      }
      isOut = !isOut
    }, 0)
    try {
      for (let round = 0; round < 150; round += 1) {
        const data = await (await client.prepareData()).open()
        const { code } = await client.ask('RETR swap/secret')
        if (code >= 200) {
          data.destroy()
          continue
        }
        expect((await data.readAll()).toString()).not.toBe(secret)
        await client.nextReply()
      }
    } finally {
      clearInterval(swap)
    }
  }, 30_000)
})

describe('a glob bomb', () => {
  it.each([
    `LIST ${'*a'.repeat(40)}b`,
    `NLST ${'*'.repeat(1000)}x`,
    `LIST ${'?*'.repeat(60)}z`,
    `NLST ${'*/'.repeat(60)}*`,
    `NLST ${'[a-z]*'.repeat(50)}0`,
    'LIST -R /',
  ])('%s ends in bounded time', async (line) => {
    const names = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${'a'.repeat(60)}${at}`, '']))
    let deep: Record<string, unknown> = { ...names }
    for (let depth = 0; depth < 30; depth += 1) deep = { d: deep, ...(depth === 29 ? names : {}) }
    const server = await startServer({ tree: deep as Record<string, string> })
    const client = await server.logIn()
    const data = await (await client.prepareData()).open()
    const { code } = await client.ask(line)
    if (code < 200) {
      await data.readAll()
      await client.expect(226)
    }
    await client.ask('NOOP', 200)
  })
})
