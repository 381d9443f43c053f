import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** The SHA-256 fingerprint a new client sees after AUTH TLS on this computer. */
export async function seenFingerprint(port: number): Promise<string> {
  const plain = connect({ host: '127.0.0.1', port })
  try {
    await once(plain, 'data')
    plain.write('AUTH TLS\r\n')
    await once(plain, 'data')
    const secured = connectTls({ socket: plain, rejectUnauthorized: false })
    await once(secured, 'secureConnect')
    return secured.getPeerX509Certificate()?.fingerprint256 ?? ''
  } finally {
    plain.destroy()
  }
}
