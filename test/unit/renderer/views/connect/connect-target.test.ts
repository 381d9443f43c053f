import { describe, expect, it } from 'vitest'
import type { WireListener, WireUser } from '../../../../../app/preload/contract/wire-types.ts'
import { hostsOf, waysOf } from '../../../../../app/renderer/views/connect/connect-target.ts'

const wifi = { interfaceName: 'Wi-Fi', kind: 'local' as const }

describe('the addresses of the server', () => {
  it('are one for each host, with the ports of both ways', () => {
    expect(
      hostsOf([
        { host: '10.0.0.2', url: 'ftp://10.0.0.2:2121', ...wifi },
        { host: 'fd00::2', url: 'ftp://[fd00::2]:2121', ...wifi },
        { host: '10.0.0.2', url: 'ftps://10.0.0.2:990', ...wifi },
      ]),
    ).toEqual([
      { host: '10.0.0.2', ...wifi, control: 2121, implicit: 990 },
      { host: 'fd00::2', ...wifi, control: 2121, implicit: null },
    ])
  })

  it('may have implicit TLS alone', () => {
    const [host] = hostsOf([{ host: '10.0.0.2', url: 'ftps://10.0.0.2:990', ...wifi }])
    expect(host).toMatchObject({ control: null, implicit: 990 })
  })
})

describe('the ways in', () => {
  type Tls = WireListener['tls']
  const listener = (tls: Tls) => [{ port: 2121, tls }]
  const user = (parts: Partial<Pick<WireUser, 'kind' | 'requiresTls' | 'allowsPlain'>> = {}) => ({
    kind: 'person' as const,
    requiresTls: false,
    allowsPlain: false,
    ...parts,
  })
  const names = (
    tls: Tls,
    who: ReturnType<typeof user> | null,
    plainAllowedFor: 'nobody' | 'local-peers' | 'everybody' = 'nobody',
    implicit: number | null = null,
  ) =>
    waysOf({ control: 2121, implicit }, listener(tls), { tls: 'optional', plainAllowedFor }, who).map(
      (way) => `${way.tls} ${way.port}`,
    )

  it('are all where the server leaves it to the client, encrypted first', () => {
    expect(names('optional', user())).toEqual(['explicit 2121', 'plain 2121'])
    expect(names('optional', null)).toEqual(['explicit 2121', 'plain 2121'])
    expect(names('optional', user(), 'nobody', 990)).toEqual(['explicit 2121', 'implicit 990', 'plain 2121'])
  })

  it('are encrypted only where server or user requires it', () => {
    expect(names('required', user())).toEqual(['explicit 2121'])
    expect(names('optional', user({ requiresTls: true }))).toEqual(['explicit 2121'])
    expect(names('required', user({ allowsPlain: true }))).toEqual(['explicit 2121'])
  })

  it('are clear for who is excepted, if the server allows exceptions', () => {
    expect(names('required', user({ allowsPlain: true }), 'local-peers')).toEqual([
      'explicit 2121',
      'plain 2121',
    ])
    expect(names('required', user({ allowsPlain: true, requiresTls: true }), 'local-peers')).toEqual([
      'explicit 2121',
    ])
  })

  it('begin in clear for a device, which knows nothing else', () => {
    expect(names('optional', user({ kind: 'device', allowsPlain: true }))).toEqual([
      'plain 2121',
      'explicit 2121',
    ])
  })

  it('are clear alone where encryption is off, and none where even that is forbidden', () => {
    expect(names('off', user())).toEqual(['plain 2121'])
    expect(names('off', user({ requiresTls: true }))).toEqual([])
  })
})
