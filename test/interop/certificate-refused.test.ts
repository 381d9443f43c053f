import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { needClient, plainly, prepareStage } from '../helpers/foreign/client-stage.ts'
import { curl } from '../helpers/foreign/curl.ts'

for (const version of ['1.2', '1.3']) {
  it(`curl does not trust the certificate and says so, over TLS ${version}`, async (context) => {
    needClient(context, curl)
    const { server, target } = await prepareStage(plainly)
    const address = `ftp://${target.host}:${target.port}/`
    const versions = [`--tlsv${version}`, '--tls-max', version]
    const program = spawn('curl', ['--silent', '--noproxy', '*', '--ssl-reqd', ...versions, address])
    const [exitCode] = await once(program, 'exit')
    expect(exitCode).not.toBe(0)
    expect((await server.events.waitFor('tls-handshake-failed')).failure).toBe('certificate-refused')
  })
}
