import { describe, expect, it } from 'vitest'
import { announcedService, freeName } from '../../../../app/main/host/announce/announced-service.ts'
import type { ServerStatus } from '../../../../app/main/host/server/server-controller.ts'

const listener = { host: '0.0.0.0', port: 2121, tls: 'optional' } as const

function running(...listeners: Extract<ServerStatus, { phase: 'running' }>['listeners'][]): ServerStatus {
  return { phase: 'running', startedAt: 0, listeners: listeners.flat(), troubles: [] }
}

describe('what is announced of a server', () => {
  it('is its port, the name of the computer and how it treats TLS', () => {
    expect(announcedService(running([listener]), 'Attic.example.org')).toEqual({
      name: 'Attic',
      host: 'attic.local',
      port: 2121,
      txt: { path: '/', tls: 'optional' },
    })
  })

  it.each([
    ['stopped', { phase: 'stopped' }],
    ['starting', { phase: 'starting' }],
    ['in trouble', { phase: 'problem', problem: 'The port is taken.' }],
    ['bound to this computer alone', running([{ ...listener, host: '127.0.0.1' }])],
    ['encrypted from the first byte, which is another service', running([{ ...listener, tls: 'implicit' }])],
  ] as const)('is nothing while it is %s', (_state, status) => {
    expect(announcedService(status, 'attic')).toBeNull()
  })

  it.each([
    ['a name with blanks and accents', "Ann's café PC", "Ann's café PC", 'ann-s-caf-pc.local'],
    ['a name of other letters alone', '書斎', '書斎', 'portside.local'],
    ['no name', '', 'Portside', 'portside.local'],
  ])('has a host name others can ask for: %s', (_case, hostName, name, host) => {
    expect(announcedService(running([listener]), hostName)).toMatchObject({ name, host })
  })

  it('keeps names within the 63 bytes of a label, whole characters only (RFC 1035 §2.3.4)', () => {
    const name = announcedService(running([listener]), 'ö'.repeat(60))?.name
    expect(name).toBe('ö'.repeat(31))
  })
})

describe('a name that is free', () => {
  it('is the wanted one, or gets the first number nobody has', () => {
    const taken = new Set(['attic', 'attic (2)'])
    expect(freeName('cellar', (name) => taken.has(name))).toBe('cellar')
    expect(freeName('attic', (name) => taken.has(name))).toBe('attic (3)')
  })

  it('gives way to its number where it is long', () => {
    const name = freeName('a'.repeat(63), (wanted) => wanted === 'a'.repeat(63))
    expect(name).toBe(`${'a'.repeat(59)} (2)`)
  })
})
