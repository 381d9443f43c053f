/** What a client that is not an FTP client speaks. */
export type ForeignProtocol = 'http' | 'tls' | 'ssh' | 'smtp'

const httpRequest = /^(GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH|CONNECT|TRACE) \S+ HTTP\//
const tlsHandshake = 0x16
const tlsMajorVersion = 0x03

/**
 * Recognises HTTP, SMTP, SSH and TLS by the first bytes on a plain control connection (ux.md F13).
 *
 * Browsers can be made to POST lines of FTP commands at us (the cross-protocol attack that closed many FTP ports), so
 * a recognised stranger is never parsed any further. Null while it may still be FTP.
 */
export function recogniseForeignProtocol(firstBytes: Buffer): ForeignProtocol | null {
  if (firstBytes[0] === tlsHandshake && firstBytes[1] === tlsMajorVersion) return 'tls'
  const text = firstBytes.toString('latin1', 0, 2048)
  if (text.startsWith('SSH-')) return 'ssh'
  if (httpRequest.test(text)) return 'http'
  if (/^(EHLO|HELO) /i.test(text)) return 'smtp'
  return null
}

/** One line that helps whoever sees it on the other side. */
export const foreignProtocolHint: Readonly<Record<ForeignProtocol, string>> = {
  http: 'This is an FTP server, not a web server. Use an FTP client.',
  tls: 'This port speaks plain FTP first. Choose explicit FTP over TLS.',
  ssh: 'This is an FTP server, not SSH or SFTP. Choose FTP or FTP over TLS.',
  smtp: 'This is an FTP server, not a mail server.',
}
