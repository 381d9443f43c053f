import { hasTrayHost } from './tray-host.ts'

/** Desktops start panel and programs at the same time: the place for icons may come a little later. */
const looksAtStart = 12
const betweenLooksMs = 5_000

/** Whether there is a place for an icon beside the clock. */
export interface TrayPlace {
  readonly exists: boolean
  /** Looks now. */
  look(): Promise<boolean>
  end(): void
}

/** Looks for the place a few times, until it is found; `onFound` is called once. */
export function findTrayPlace(
  onFound: () => void,
  schedule: (run: () => void, delayMs: number) => () => void,
  hasHost: () => Promise<boolean> = () => hasTrayHost(process.platform),
): TrayPlace {
  let exists = false
  let looks = 0
  let cancel = (): void => undefined

  const look = async (): Promise<boolean> => {
    const isThere = await hasHost()
    if (isThere && !exists) {
      exists = true
      cancel()
      onFound()
    }
    return exists
  }
  const lookAgain = async (): Promise<void> => {
    looks += 1
    if (!(await look()) && looks < looksAtStart) cancel = schedule(() => void lookAgain(), betweenLooksMs)
  }
  void lookAgain()

  return {
    get exists() {
      return exists
    },
    look,
    end: () => cancel(),
  }
}
