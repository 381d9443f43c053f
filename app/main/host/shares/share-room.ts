import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { rightsOf } from '../mount-builder.ts'
import type { Settings, Share } from '../settings/settings-schema.ts'

/** So much above what is kept free, room begins to count as low: time enough to do something before uploads stop. */
export const lowRoomBytes = 1_000_000_000

/**
 * How much room the disk of a share has left for uploads: `none` when they are refused because of what is to stay free.
 * Where nobody may upload there is always enough: a DVD is full by nature. `freeBytes` is null while it is unknown.
 */
export function roomOfShare(share: Share, freeBytes: number | null, settings: Settings): WireShare['room'] {
  if (freeBytes === null) return 'enough'
  const left = freeBytes - (share.diskReserveBytes ?? settings.server.diskReserveBytes)
  if (left >= lowRoomBytes || !takesUploads(share, settings)) return 'enough'
  return left <= 0 ? 'none' : 'low'
}

/** Whether the share itself or what anybody was granted in it lets files come in or grow. */
function takesUploads(share: Share, { users, groups }: Settings): boolean {
  const grants = [...users, ...groups].flatMap(({ access }) =>
    access.kind === 'selected' ? access.grants.filter(({ shareId }) => shareId === share.id) : [],
  )
  return [share, ...grants].flatMap((one) => [one, ...one.folders]).some(addsBytes)
}

function addsBytes(rights: Parameters<typeof rightsOf>[0]): boolean {
  const permissions = rightsOf(rights)
  return permissions.has('upload') || permissions.has('overwrite') || permissions.has('append')
}
