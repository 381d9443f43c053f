import { describe, expect, it } from 'vitest'
import { handshakeFailureOf } from '../../../../app/main/engine/tls/handshake-failure.ts'

function failed(code: string, message = ''): Error {
  return Object.assign(new Error(message), { code })
}

describe('why a handshake failed', () => {
  it.each([
    ['certificate-refused', failed('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA')],
    ['certificate-refused', failed('ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE')],
    ['certificate-refused', failed('ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN', 'alert certificate unknown')],
    [
      'certificate-refused',
      failed('', '1:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca'),
    ],
    ['too-old', failed('ERR_SSL_UNSUPPORTED_PROTOCOL')],
    ['too-old', failed('ERR_SSL_NO_SHARED_CIPHER')],
    ['too-old', failed('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')],
    ['not-tls', failed('ERR_SSL_WRONG_VERSION_NUMBER')],
    ['not-tls', failed('ERR_SSL_HTTP_REQUEST')],
    ['client-left', failed('ECONNRESET')],
    ['client-left', null],
    ['other', failed('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC')],
  ] as const)('is %s (%o)', (failure, error) => {
    expect(handshakeFailureOf(error)).toBe(failure)
  })
})
