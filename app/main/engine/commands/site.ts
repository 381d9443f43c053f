import { ArgumentError, defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { siteRegistry } from './site/site-registry.ts'

/**
 * SITE, RFC 959 §4.1.3: services beyond the standard, from a registry of their own. Unknown ones are 502, which most
 * devices that send SITE commands of their maker take as a harmless "no"; those with a device account are told 202.
 */
export const site = defineCommand({
  verbs: ['SITE'],
  argument: 'required',
  parse(argument) {
    const [, name = '', rest = ''] = /^ *(\S*) ?(.*)$/s.exec(argument) ?? []
    return { name: name.toUpperCase(), rest }
  },
  isTellable: (argument) =>
    siteRegistry.find(/^ *(\S*)/.exec(argument)?.[1]?.toUpperCase() ?? '') !== undefined,
  login: 'after',
  data: 'none',
  // CPFR prepares for CPTO; a SITE CHMOD between RNFR and RNTO harms nobody.
  prepares: 'rename',
  duringTransfer: 'hold',
  features: (context) => siteRegistry.all.flatMap((service) => service.features?.(context) ?? []),
  help: 'SITE service [argument] - extra services, SITE HELP lists them',
  rfc: 'RFC 959 §4.1.3',
  async run(session, { name, rest }) {
    const service = siteRegistry.find(name)
    if (service === undefined) {
      return session.isDevice
        ? reply(202, 'Not needed here.')
        : reply(502, 'Unknown SITE service. SITE HELP lists them.')
    }
    if (service.argument === 'required' && rest === '') {
      return reply(501, `SITE ${name} needs an argument. Syntax: ${service.help.split(' - ', 1)[0]}`)
    }
    const bound = service.bind(rest)
    return bound instanceof ArgumentError ? bound.reply : await bound(session)
  },
})
