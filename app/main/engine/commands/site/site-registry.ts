import { chmod } from './chmod.ts'
import { copy } from './copy.ts'
import { cpfr } from './cpfr.ts'
import { cpto } from './cpto.ts'
import { idle } from './idle.ts'
import { mkdir } from './mkdir.ts'
import { rmdir } from './rmdir.ts'
import { siteHelp } from './site-help.ts'
import type { SiteService } from './site-service.ts'
import { symlink } from './symlink.ts'
import { utime } from './utime.ts'
import { who } from './who.ts'

const all: readonly SiteService[] = [
  ...[chmod, utime, symlink, mkdir, rmdir],
  ...[copy, cpfr, cpto],
  ...[idle, who, siteHelp(() => all)],
]

const byName = new Map(all.map((service) => [service.name, service] as const))

/** Every service of SITE, in the order SITE HELP shows; what is not here is 502. */
export const siteRegistry = {
  all,
  /** `name` in upper case. */
  find: (name: string): SiteService | undefined => byName.get(name),
}
