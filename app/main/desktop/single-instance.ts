import { app } from 'electron'
import { type LaunchWish, parseLaunchWish } from './launch-wish.ts'

/** Who does what a start asks for. */
export interface LaunchReceiver {
  /** Shows the window. */
  readonly comeForward: () => void
  /** Opens the form that shares this folder. */
  readonly offerFolder: (folder: string) => void
}

/**
 * Lets only one Portside run on one data folder. Returns null in the second one, which is to end at once; the first one is
 * told what the second was started for. What comes before there is a receiver waits for it, the folder of this start
 * included.
 */
export function claimSingleInstance(wish: LaunchWish): ((receiver: LaunchReceiver) => void) | null {
  // Handed over as data: the arguments themselves arrive in another order, with switches of Chromium's among them.
  if (!app.requestSingleInstanceLock({ ...wish })) return null
  let receiver: LaunchReceiver | null = null
  let waiting = wish.folder

  const take = ({ folder, isHidden }: LaunchWish): void => {
    if (receiver === null) {
      waiting = folder ?? waiting
      return
    }
    if (!isHidden || folder !== null) receiver.comeForward()
    if (folder !== null) receiver.offerFolder(folder)
  }

  app.on('second-instance', (_event, _args, _folder, data) => take(parseLaunchWish(data)))
  // macOS opens what is dropped on the dock by an event, even before the program is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take({ folder: path, isHidden: false })
  })
  return (ready) => {
    receiver = ready
    if (waiting !== null) ready.offerFolder(waiting)
  }
}
