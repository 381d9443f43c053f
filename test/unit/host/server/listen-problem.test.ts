import { describe, expect, it } from 'vitest'
import { ListenError } from '../../../../app/main/engine/listener.ts'
import { engineOptionsOf, noOverrides } from '../../../../app/main/host/server/engine-options-of.ts'
import { describeStartFailure, isMissingIpv6 } from '../../../../app/main/host/server/listen-problem.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'

const failure = (host: string, port: number, code: string) =>
  new ListenError({ host, port, tls: 'off' }, Object.assign(new Error(code), { code }))

describe('why the server could not start', () => {
  it.each([
    ['0.0.0.0', 2121, 'EADDRINUSE', 'Port 2121 is used by another program. Choose another port in Settings.'],
    [
      '0.0.0.0',
      21,
      'EACCES',
      'Port 21 needs administrator rights, as every port below 1024 does. Choose another port in Settings.',
    ],
    [
      '0.0.0.0',
      8021,
      'EACCES',
      'This system does not allow Portside to use port 8021. Choose another port in Settings.',
    ],
    [
      '203.0.113.5',
      2121,
      'EADDRNOTAVAIL',
      'The address 203.0.113.5 does not belong to this computer. Use 0.0.0.0 or one of its own addresses.',
    ],
    [
      '0.0.0.0',
      2121,
      'EMFILE',
      'Port 2121 on 0.0.0.0 cannot be used (EMFILE). Choose another port in Settings.',
    ],
  ])('on %s port %d with %s is said in plain words', (host, port, code, text) => {
    expect(describeStartFailure(failure(host, port, code), 'settings')).toBe(text)
  })

  it('points to the flag on the command line', () => {
    expect(describeStartFailure(failure('0.0.0.0', 2121, 'EADDRINUSE'), 'flags')).toMatch(
      /Choose another with --listen/,
    )
  })

  it('is the message of what a certificate was refused for', () => {
    expect(describeStartFailure(new Error('The key does not fit.'), 'settings')).toBe('The key does not fit.')
  })
})

describe('a machine without IPv6', () => {
  it.each([
    ['::', 'EAFNOSUPPORT', true],
    ['::', 'EADDRNOTAVAIL', true],
    ['::', 'EADDRINUSE', false],
    ['::1', 'EADDRNOTAVAIL', false],
    ['0.0.0.0', 'EADDRNOTAVAIL', false],
  ])('is not to blame for %s %s: %s', (host, code, isMissing) => {
    expect(isMissingIpv6(failure(host, 1, code))).toBe(isMissing)
  })
})

describe('the options of the engine', () => {
  const { server } = defaultSettings
  const identity = { certificatePem: 'c', privateKeyPem: 'k' }

  it('listen on both families with what the settings say', () => {
    const options = engineOptionsOf({ ...server, controlPort: 2100, tls: 'required' }, identity, noOverrides)
    expect(options.listeners).toEqual([
      { host: '0.0.0.0', port: 2100, tls: 'required', plainAllowedFor: 'nobody' },
      { host: '::', port: 2100, tls: 'required', plainAllowedFor: 'nobody' },
    ])
    expect(options.tlsIdentity).toBe(identity)
  })

  it('follow the command line where it says something', () => {
    const options = engineOptionsOf(server, identity, {
      listeners: [{ host: '127.0.0.1', port: 0 }],
      tls: 'implicit',
      passivePorts: { min: 6000, max: 6001 },
      maxSessions: 3,
      maxSessionsPerAddress: 2,
    })
    expect(options).toMatchObject({
      listeners: [{ host: '127.0.0.1', port: 0, tls: 'implicit' }],
      passivePorts: { min: 6000, max: 6001 },
      maxSessions: 3,
      maxSessionsPerAddress: 2,
      idleTimeoutMs: server.idleTimeoutMs,
      greeting: server.greeting,
    })
  })

  it('carry no certificate when TLS is off', () => {
    expect(engineOptionsOf({ ...server, tls: 'off' }, identity, noOverrides).tlsIdentity).toBeNull()
  })
})
