import type { ConnectTarget, ConnectTls } from './connect-target.ts'

/** FileZilla's numbers of protocols: FTP without TLS, FTPES, and implicit FTPS. */
const protocols: Readonly<Record<ConnectTls, number>> = { plain: 6, explicit: 4, implicit: 3 }
/** FileZilla's numbers of logon types. */
const logonTypes = { anonymous: 0, normal: 1, ask: 2 } as const

/** A site for FileZilla's File, Import: host, port, encryption and user are right at once. */
export function fileZillaSite({ host, port, tls, user, password }: ConnectTarget): string {
  const logonType =
    user === null ? logonTypes.anonymous : password === null ? logonTypes.ask : logonTypes.normal
  const lines = [
    `      <Host>${xml(host)}</Host>`,
    `      <Port>${port}</Port>`,
    `      <Protocol>${protocols[tls]}</Protocol>`,
    '      <Type>0</Type>',
    ...(user === null ? [] : [`      <User>${xml(user)}</User>`]),
    ...(user === null || password === null
      ? []
      : [`      <Pass encoding="base64">${base64(password)}</Pass>`]),
    `      <Logontype>${logonType}</Logontype>`,
    '      <EncodingType>UTF-8</EncodingType>',
    `      <Name>Portside ${xml(host)}</Name>`,
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<FileZilla3>',
    '  <Servers>',
    '    <Server>',
    ...lines,
    '    </Server>',
    '  </Servers>',
    '</FileZilla3>',
    '',
  ].join('\n')
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
