import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

const tree = { folder: { inner: { file: 'x' } }, empty: {}, file: 'content' }

describe('CWD, CDUP and PWD', () => {
  it.each([
    ['CWD', 'PWD', 'CDUP'],
    ['XCWD', 'XPWD', 'XCUP'],
  ])('%s, %s and %s walk the tree and stop at the root', async (cwd, pwd, cdup) => {
    const client = await (await startServer({ tree })).logIn()
    const here = async () => /^"(.*)"/.exec((await client.ask(pwd, 257)).text)?.[1]
    expect(await here()).toBe('/')
    await client.ask(`${cwd} folder`, 250)
    await client.ask(`${cwd} inner`, 250)
    expect(await here()).toBe('/folder/inner')
    await client.ask(cdup, 200, 250)
    expect(await here()).toBe('/folder')
    await client.ask(`${cwd} ../empty/.././empty`, 250)
    expect(await here()).toBe('/empty')
    await client.ask(`${cwd} /`, 250)
    await client.ask(cdup, 200, 250)
    await client.ask(`${cwd} ../../..`, 250)
    expect(await here()).toBe('/')
  })

  it('answer 550 for a file and for something missing and stay where they are', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('CWD folder', 250)
    await client.ask('CWD ../file', 550)
    await client.ask('CWD missing', 550)
    expect((await client.ask('PWD', 257)).text).toMatch(/^"\/folder"/)
    await client.ask('CWD /folder', 250)
    await client.ask('CWD /folder', 250)
  })

  it('double the quotes of a name (RFC 959, appendix II)', async () => {
    const client = await (await startServer({ tree: { 'say "hi"': {} } })).logIn()
    await client.ask('CWD say "hi"', 250)
    expect((await client.ask('PWD', 257)).text).toMatch(/^"\/say ""hi"""/)
  })
})

describe('MKD', () => {
  it.each(['MKD', 'XMKD'])('%s answers 257 with the quoted virtual path', async (verb) => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('CWD folder', 250)
    expect((await client.ask(`${verb} new "one" ü`, 257)).text).toMatch(/^"\/folder\/new ""one"" ü"/)
    expect(server.tree.names('folder')).toEqual(['inner', 'new "one" ü'])
  })

  it('is 550 for what exists and where the parent is missing', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('MKD folder', 550)
    await client.ask('MKD file', 550)
    await client.ask('MKD missing/new', 550)
    await client.ask('MKD /', 550, 553)
  })
})

describe('RMD', () => {
  it.each(['RMD', 'XRMD'])('%s removes an empty folder only', async (verb) => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask(`${verb} empty`, 250)
    await client.ask(`${verb} folder`, 550)
    await client.ask(`${verb} file`, 550)
    await client.ask(`${verb} missing`, 550)
    await client.ask(`${verb} /`, 550, 553)
    expect(server.tree.names()).toEqual(['file', 'folder'])
  })
})

describe('DELE', () => {
  it('removes files only', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('DELE file', 250)
    await client.ask('DELE folder', 550)
    await client.ask('DELE empty', 550)
    await client.ask('DELE missing', 550)
    await client.ask('DELE /', 550, 553)
    expect(server.tree.names()).toEqual(['empty', 'folder'])
  })
})
