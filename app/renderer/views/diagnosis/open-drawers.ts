import { openDrawer } from '../../stores/ui-store.ts'

/** Opens the check of the connection, from wherever one is. */
export const openSelfCheck = () => openDrawer({ kind: 'self-check' })

/** Opens the list of problems, with one of them unfolded; null unfolds the newest. */
export const openProblems = (openId: string | null = null) => openDrawer({ kind: 'problems', openId })
