import { truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { needClient, plainly, prepareStage, wholeContent } from '../helpers/foreign/client-stage.ts'
import { testClient } from '../helpers/foreign/client-suite.ts'
import { curl, curlOptions, urlOf } from '../helpers/foreign/curl.ts'
import { mustRun, runProgram } from '../helpers/foreign/run-program.ts'
import { waitFor } from '../helpers/wait-for.ts'

testClient(curl)

/** curl's number for a data connection that broke; 0 would mean that it takes the part for the whole. */
const receiveError = 56

describe.each(['plain', 'explicit', 'implicit'] as const)(
  'a download over %s that the server stops',
  (encryption) => {
    it('is a broken connection for curl and no complete file', async (context) => {
      needClient(context, curl)
      const { server, target, local } = await prepareStage(
        { ...plainly, encryption },
        { 'a.bin': wholeContent },
      )
      const slowly = ['--limit-rate', '200k', '--output', local.at('part.bin'), urlOf(target, 'a.bin')]
      const running = runProgram('curl', [...curlOptions(target), ...slowly])
      await waitFor('some of the file', () => local.has('part.bin') && local.read('part.bin').length > 0)
      await server.stop()
      const { code } = await running
      expect(code).toBe(receiveError)
      expect(local.read('part.bin').length).toBeLessThan(wholeContent.length)
    })
  },
)

describe('curl', () => {
  it('makes the folders that are missing with --ftp-create-dirs', async (context) => {
    needClient(context, curl)
    const { server, target, local } = await prepareStage(plainly)
    local.write('small', 'content')
    const url = urlOf(target, 'one/two words/three/small')
    await mustRun('curl', [
      ...curlOptions(target),
      '--ftp-create-dirs',
      '--upload-file',
      local.at('small'),
      url,
    ])
    expect(server.tree.read('one', 'two words', 'three', 'small').toString()).toBe('content')
  })

  it.each(['multicwd', 'singlecwd', 'nocwd'])('finds a file by --ftp-method %s', async (method) => {
    const { target } = await prepareStage(plainly, { one: { 'two words': { small: 'content' } } })
    const output = await mustRun('curl', [
      ...[...curlOptions(target), '--ftp-method', method],
      urlOf(target, 'one/two words/small'),
    ])
    expect(output.toString()).toBe('content')
  })

  it('continues by APPE when asked to append', async (context) => {
    needClient(context, curl)
    const { server, target, local } = await prepareStage(plainly, {
      'a.bin': wholeContent.subarray(0, 1_000_000),
    })
    local.write('rest.bin', wholeContent.subarray(1_000_000))
    await mustRun('curl', [
      ...[...curlOptions(target), '--append', '--upload-file', local.at('rest.bin')],
      urlOf(target, 'a.bin'),
    ])
    expect(server.tree.read('a.bin').equals(wholeContent)).toBe(true)
  })

  it('asks for the rest alone when the file is there already', async (context) => {
    needClient(context, curl)
    const { target, local } = await prepareStage(plainly, { 'a.bin': wholeContent })
    truncateSync(local.at('whole.bin'), wholeContent.length)
    const again = ['--continue-at', '-', '--output', local.at('whole.bin'), urlOf(target, 'a.bin')]
    await mustRun('curl', [...curlOptions(target), ...again])
    expect(local.read('whole.bin').equals(wholeContent)).toBe(true)
  })
})
