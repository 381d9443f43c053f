import { ListenError } from '../../engine/listener.ts'

/** Where a person changes the port: in the dashboard, or on the command line. */
export type Remedy = 'settings' | 'flags'

/** Says in one line why the server could not start and what to do about it. */
export function describeStartFailure(error: unknown, remedy: Remedy): string {
  if (!(error instanceof ListenError)) {
    return error instanceof Error ? error.message : 'The server could not be started.'
  }
  const { host, port, code } = error
  const choosePort =
    remedy === 'settings' ? 'Choose another port in Settings.' : 'Choose another with --listen.'
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is used by another program. ${choosePort}`
    case 'EACCES':
    case 'EPERM':
      return port < 1024
        ? `Port ${port} needs administrator rights, as every port below 1024 does. ${choosePort}`
        : `This system does not allow Portside to use port ${port}. ${choosePort}`
    case 'EADDRNOTAVAIL':
      return `The address ${host} does not belong to this computer. Use 0.0.0.0 or one of its own addresses.`
    case 'EAFNOSUPPORT':
      return `This computer cannot listen on ${host}: that kind of address is switched off.`
    default:
      return `Port ${port} on ${host} cannot be used (${code}). ${choosePort}`
  }
}

/** A listener for every IPv6 address fails like this on a machine without IPv6; IPv4 then serves alone. */
export function isMissingIpv6(error: unknown): boolean {
  return (
    error instanceof ListenError &&
    error.host === '::' &&
    ['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL', 'EPROTONOSUPPORT'].includes(error.code)
  )
}
