import { describe, expect, it } from 'vitest'
import { defaultEngineOptions } from '../../../../app/main/engine/engine-options.ts'
import { answer, testSession } from '../../../helpers/commands/test-session.ts'

const overIpv6 = {
  peer: { address: '2001:db8::7', port: 50_000 },
  local: { address: '2001:db8::1', port: 2121 },
}

describe('PASV', () => {
  it('tells address and port as six numbers', async () => {
    expect(await answer(testSession(), 'PASV')).toBe('227 Entering Passive Mode (192,0,2,7,195,101)')
  })

  it('points to EPSV on an IPv6 control connection', async () => {
    const session = testSession(null, overIpv6)
    expect(await answer(session, 'PASV')).toMatch(/^425 .*EPSV/)
    expect(session.data.isPrepared).toBe(false)
  })

  it('works for an IPv4 peer of a dual-stack listener', async () => {
    const session = testSession(null, { local: { address: '::ffff:127.0.0.1', port: 2121 } })
    expect(await answer(session, 'PASV')).toMatch(/^227 /)
  })
})

describe('EPSV (RFC 2428 §3)', () => {
  it.each(['EPSV', 'EPSV 1'])('answers %s with a port alone', async (line) => {
    expect(await answer(testSession(), line)).toBe('229 Entering Extended Passive Mode (|||50021|)')
  })

  it('refuses the protocol the control connection does not have, and names the other', async () => {
    expect(await answer(testSession(), 'EPSV 2')).toMatch(/^522 .*\(1\)/)
    expect(await answer(testSession(null, overIpv6), 'EPSV 1')).toMatch(/^522 .*\(2\)/)
    expect(await answer(testSession(null, overIpv6), 'EPSV 2')).toMatch(/^229 /)
  })

  it.each(['PASV', 'PORT 127,0,0,1,200,1', 'EPRT |1|127.0.0.1|51201|'])(
    'refuses %s after EPSV ALL',
    async (line) => {
      const session = testSession()
      expect(await answer(session, 'EPSV ALL')).toMatch(/^200 /)
      expect(await answer(session, line)).toMatch(/^501 /)
      expect(await answer(session, 'EPSV')).toMatch(/^229 /)
      expect(session.data.activeTargets).toEqual([])
    },
  )
})

describe('PORT and EPRT', () => {
  it.each(['PORT 127,0,0,1,200,1', 'EPRT |1|127.0.0.1|51201|'])('prepare the address of %s', async (line) => {
    const session = testSession()
    expect(await answer(session, line)).toMatch(/^200 /)
    expect(session.data.activeTargets).toEqual(['127.0.0.1 51201'])
  })

  it.each([
    ['another host', 'PORT 192,0,2,9,200,1', 501],
    ['another host', 'EPRT |1|192.0.2.9|51201|', 501],
    ['a port below 1024', 'PORT 127,0,0,1,3,255', 501],
    ['a port below 1024', 'EPRT |1|127.0.0.1|25|', 501],
    ['our own control port', 'PORT 127,0,0,1,8,73', 501],
    ['our own control port', 'EPRT |1|127.0.0.1|2121|', 501],
    ['an address of the other family', 'EPRT |2|2001:db8::7|51201|', 522],
  ])('refuse %s (RFC 2577 §3): %s', async (_title, line, code) => {
    const session = testSession()
    expect(await answer(session, line)).toMatch(new RegExp(`^${code} `))
    expect(session.data.activeTargets).toEqual([])
  })

  it('refuse the control port of another listener too', async () => {
    const listeners = [{ host: '::', port: 2190, tls: 'implicit' as const }]
    const session = testSession(null, { options: { ...defaultEngineOptions, listeners } })
    expect(await answer(session, 'EPRT |1|127.0.0.1|2190|')).toMatch(/^501 /)
  })

  it('take the address of the peer in any spelling, and keep the zone of the socket', async () => {
    const session = testSession(null, {
      peer: { address: 'fe80::1%eth0', port: 50_000 },
      local: { address: 'fe80::2%eth0', port: 2121 },
    })
    expect(await answer(session, 'EPRT |2|FE80:0:0::1|51201|')).toMatch(/^200 /)
    expect(session.data.activeTargets).toEqual(['fe80::1%eth0 51201'])
  })

  it('go elsewhere and below 1024 only where settings allow it', async () => {
    const options = { ...defaultEngineOptions, allowForeignActive: true, allowPrivilegedActive: true }
    const session = testSession(null, { options })
    expect(await answer(session, 'PORT 192,0,2,9,0,20')).toMatch(/^200 /)
    expect(session.data.activeTargets).toEqual(['192.0.2.9 20'])
  })
})
