import { app } from 'electron'

/**
 * Lets only one Portside run on one data folder. Returns false in the second one, which is to end at once; the first
 * one is told to show itself.
 */
export function claimSingleInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecondStart)
  return true
}
