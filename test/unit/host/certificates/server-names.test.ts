import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { serverNames } from '../../../../app/main/host/certificates/server-names.ts'

const info = (address: string) => ({ address }) as NetworkInterfaceInfo

describe('serverNames', () => {
  it.each<[string, string, string[]]>([
    ['a short name', 'Desk', ['desk', 'desk.local', 'localhost']],
    ['a full name', 'desk.example.org', ['desk.example.org', 'desk.local', 'localhost']],
    ['a Bonjour name', 'desk.local', ['desk.local', 'localhost']],
    ['no name', '', ['localhost']],
  ])('knows the names behind %s', (_title, hostName, expected) => {
    expect(serverNames(hostName, {}).dnsNames).toEqual(expected)
  })

  it('lists each address of each interface once', () => {
    const interfaces = { lo: [info('127.0.0.1'), info('::1')], eth0: [info('192.0.2.7')], none: undefined }
    expect(serverNames('desk', interfaces).ipAddresses).toEqual(['127.0.0.1', '::1', '192.0.2.7'])
  })
})
