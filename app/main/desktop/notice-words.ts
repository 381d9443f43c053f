import type { NotificationKind } from '../../preload/contract/fields/desktop-rules.ts'
import type { Words } from './texts/words.ts'
import type { UploadGroup } from './upload-groups.ts'

/** Something that happened, as far as it can become a notification. */
export interface Happening {
  readonly event: string
  readonly user: string | null
  readonly address: string | null
  /** Virtual path of a stored file. */
  readonly path: string | null
  /** Name of the share. */
  readonly share: string | null
  /** When a certificate ends; milliseconds since 1970 UTC. */
  readonly endsAt: number | null
  readonly stored: { readonly shareId: string } | null
}

/** A notification of the system, worded. */
export interface WordedNotice {
  readonly kind: NotificationKind
  readonly title: string
  readonly body: string
}

/** Words files that came in: one by its name, several by their number. */
export function wordUploads({ user, share, fileName, count }: UploadGroup, words: Words): WordedNotice {
  const from = {
    user: user ?? words('notification.somebody'),
    share: share ?? words('notification.noShare'),
  }
  return {
    kind: 'uploads',
    title: words('notification.uploadTitle'),
    body:
      count === 1
        ? words('notification.oneFile', { ...from, file: fileName })
        : words('notification.files', { ...from, count }),
  }
}

/** Words what happened by itself; null for what is no notification. */
export function wordHappening(
  { event, address, endsAt }: Happening,
  words: Words,
  nowMs: number,
): WordedNotice | null {
  if (event === 'address-blocked') {
    return {
      kind: 'blocked',
      title: words('notification.blockedTitle'),
      body: words('notification.blocked', { address: address ?? '' }),
    }
  }
  if (event !== 'certificate-expiring' || endsAt === null) return null
  const date = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long' }).format(endsAt)
  return {
    kind: 'certificate',
    title: words('notification.certificateTitle'),
    body:
      endsAt <= nowMs ? words('notification.certificateOver') : words('notification.certificate', { date }),
  }
}

/** Words that somebody came from an address for the first time. */
export function wordNewAddress(user: string, address: string, words: Words): WordedNotice {
  return {
    kind: 'newAddresses',
    title: words('notification.newAddressTitle'),
    body: words('notification.newAddress', { user, address }),
  }
}
