import { ArrowDown, ArrowUp } from 'lucide-react'
import { gridRoles } from '../../components/grid-roles.ts'
import { LongName } from '../../components/LongName.tsx'
import { MiddleEllipsis } from '../../components/MiddleEllipsis.tsx'
import { formatPeer } from '../../format/address.ts'
import { splitVirtualPath } from '../../format/virtual-name.ts'
import { t } from '../../texts/texts.ts'
import { shownUser } from './session-words.ts'

/** Which way the bytes go, as the user sees it: sign and word. */
export function DirectionCell({ direction }: { direction: 'download' | 'upload' }) {
  const Icon = direction === 'download' ? ArrowDown : ArrowUp
  return (
    <td {...gridRoles.cell}>
      <span className={`direction direction-${direction}`}>
        <Icon size={14} aria-hidden="true" />
        <span className="cut">{t(`transfers:direction.${direction}`)}</span>
      </span>
    </td>
  )
}

/** The name of a file, and its folder beneath. */
export function FileCell({ path }: { path: string }) {
  const { name, folder } = splitVirtualPath(path)
  return (
    <td {...gridRoles.cell}>
      <span className="two-lines">
        <LongName text={name} />
        <MiddleEllipsis text={folder} />
      </span>
    </td>
  )
}

/** Who it is, and from where beneath. */
export function UserCell({ userName, address }: { userName: string | null; address: string }) {
  const user = shownUser(userName)
  return (
    <td {...gridRoles.cell}>
      <span className="two-lines">
        <bdi className={`cut ${userName === null ? 'quiet' : ''}`} title={user}>
          {user}
        </bdi>
        <span className="cut" title={address}>
          {formatPeer(address)}
        </span>
      </span>
    </td>
  )
}
