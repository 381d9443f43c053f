import { describe, expect, it } from 'vitest'
import { createAddressNotice } from '../../../../app/main/host/addresses/address-notice.ts'
import { createDefaultRoute, parseRouteTable } from '../../../../app/main/host/addresses/default-route.ts'
import { createNotices } from '../../../../app/main/host/notices/notices.ts'
import type { WireServerState } from '../../../../app/preload/contract/wire-types.ts'

const head = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT'

describe('the default route of Linux', () => {
  it('is found in its table, the smaller metric first', () => {
    const table = [
      head,
      'wlp3s0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0   ',
      'enp3s0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0   ',
      'docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0   ',
      'enp3s0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0   ',
      '',
    ].join('\n')
    expect(parseRouteTable(table)).toEqual(['enp3s0', 'wlp3s0'])
  })

  it('is none where nothing is up, and in an empty file', () => {
    expect(parseRouteTable(`${head}\neth0\t00000000\t010200C0\t0002\t0\t0\t0\t00000000\t0\t0\t0\n`)).toEqual(
      [],
    )
    expect(parseRouteTable('')).toEqual([])
  })

  it('does not take a half of everything, as VPNs announce it, for the default', () => {
    expect(parseRouteTable(`${head}\ntun0\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0\n`)).toEqual(
      [],
    )
  })
})

it('asks other systems without sending anything, and knows nothing until they answer', () => {
  expect(createDefaultRoute('win32').read()).toEqual({ interfaces: [], address: null })
})

describe('a changed address', () => {
  const at = (host: string, parts: Partial<WireServerState> = {}) => ({
    phase: 'running' as const,
    addresses: [
      { host, url: `ftp://${host}:2121`, interfaceName: 'Wi-Fi', kind: 'local' as const },
      { host: '10.8.0.2', url: 'ftp://10.8.0.2:2121', interfaceName: 'VPN', kind: 'virtual' as const },
    ],
    ...parts,
  })
  const set = () => {
    const notices = createNotices(
      () => 0,
      () => undefined,
    )
    return { look: createAddressNotice(notices), texts: () => notices.list().map(({ text }) => text) }
  }

  it('is said once, with the new one', () => {
    const { look, texts } = set()
    look(at('192.168.1.5'))
    look(at('192.168.1.5'))
    expect(texts()).toEqual([])
    look(at('192.168.1.9'))
    look(at('192.168.1.9'))
    expect(texts()).toEqual([
      'Address changed to ftp://192.168.1.9:2121. Devices that know 192.168.1.5 need the new one.',
    ])
  })

  it('takes the place of what was said before', () => {
    const { look, texts } = set()
    for (const host of ['192.168.1.5', '192.168.1.9', '192.168.1.11']) look(at(host))
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toMatch(/^Address changed to ftp:\/\/192\.168\.1\.11:2121/)
  })

  it('is none when the network was away for a while, or the server was stopped', () => {
    const { look, texts } = set()
    look(at('192.168.1.5'))
    look(at('127.0.0.1', { addresses: [] }))
    look(at('192.168.1.5', { phase: 'stopped' }))
    look(at('192.168.1.5'))
    expect(texts()).toEqual([])
  })

  it('is none when the person has chosen another one to be shown first', () => {
    const { look, texts } = set()
    look(at('192.168.1.5'))
    look(at('10.0.0.1'), true)
    look(at('10.0.0.1'))
    expect(texts()).toEqual([])
  })
})
