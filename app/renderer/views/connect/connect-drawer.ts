import type { DrawerContent } from '../../stores/ui-store.ts'

/** The drawer that says how a device connects: as this user, with the password if it was just made. */
export function connectDrawer(userName: string | null = null, password: string | null = null): DrawerContent {
  return { kind: 'connect', userName, password }
}
