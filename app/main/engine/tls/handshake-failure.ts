/** Why a client and this server did not agree on TLS, as far as the bytes tell. */
export type TlsHandshakeFailure =
  /** The client does not trust the certificate, and said so by an alert. */
  | 'certificate-refused'
  /** The client offers older versions or ciphers than are accepted. */
  | 'too-old'
  /** What came is no TLS. */
  | 'not-tls'
  /** The client closed without a word. */
  | 'client-left'
  | 'other'

/** Alerts of RFC 8446 §6.2 by which a client turns a certificate down, in OpenSSL's and BoringSSL's words. */
const certificateAlerts =
  /ALERT_(BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_(UNKNOWN|EXPIRED|REVOKED)|UNSUPPORTED_CERTIFICATE)/
const versionFaults =
  /UNSUPPORTED_PROTOCOL|NO_SHARED_CIPHER|WRONG_SSL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|ALERT_PROTOCOL_VERSION|ALERT_INSUFFICIENT_SECURITY/
const strangeBytes = /WRONG_VERSION_NUMBER|HTTP_REQUEST|UNKNOWN_PROTOCOL|HTTPS_PROXY_REQUEST/

/** Reads the TLS library's error; null stands for an end without any. */
export function handshakeFailureOf(error: unknown): TlsHandshakeFailure {
  if (!(error instanceof Error)) return 'client-left'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const said = `${code} ${error.message}`.toUpperCase().replaceAll(' ', '_')
  if (certificateAlerts.test(said)) return 'certificate-refused'
  if (versionFaults.test(said)) return 'too-old'
  if (strangeBytes.test(said)) return 'not-tls'
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'client-left' : 'other'
}
