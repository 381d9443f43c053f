import { reply } from '../../control/reply.ts'
import type { SiteService } from './site-service.ts'
import { defineSiteService } from './site-service.ts'

/** SITE HELP, generated from the site registry: the names of all services, or syntax and meaning of one. */
export function siteHelp(services: () => readonly SiteService[]): SiteService {
  return defineSiteService({
    name: 'HELP',
    argument: 'optional',
    parse: (argument) => argument.trim().toUpperCase(),
    help: 'SITE HELP [service] - list the services, or explain one',
    origin: 'RFC 959 §4.1.3',
    run(_session, name) {
      if (name === '')
        return reply(214, 'SITE services:', ...services().map((service) => service.name), 'End')
      const found = services().find((service) => service.name === name)
      return found === undefined
        ? reply(501, 'No such service. SITE HELP lists them.')
        : reply(214, found.help)
    },
  })
}
