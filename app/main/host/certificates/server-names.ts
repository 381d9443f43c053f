import type { NetworkInterfaceInfo } from 'node:os'

/** Names and addresses under which clients may reach this machine. */
export interface ServerNames {
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly string[]
}

/**
 * Collects every name a client of the local network may type: the host name, its `.local` form (Bonjour),
 * localhost and each address an interface has now.
 */
export function serverNames(
  hostName: string,
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): ServerNames {
  const ownNames = hostName === '' ? [] : [hostName, `${hostName.split('.', 1)[0]}.local`]
  const addresses = Object.values(interfaces).flatMap((infos) => (infos ?? []).map(({ address }) => address))
  return {
    dnsNames: [...new Set([...ownNames, 'localhost'].map((name) => name.toLowerCase()))],
    ipAddresses: [...new Set(['127.0.0.1', '::1', ...addresses])],
  }
}
