import { readFile, rename, writeFile } from 'node:fs/promises'

/** What the desktop remembers for itself; no setting, and no loss when it is lost. */
export interface DesktopMemory {
  /** True the first time ever it is asked. */
  isFirstTimeInBackground(): boolean
  /** True when nobody has signed in from this address before. */
  isNewAddress(address: string): boolean
  /** Resolves when everything is on the disk. */
  settled(): Promise<void>
}

/** The oldest addresses are forgotten beyond this number. */
const maxAddresses = 1_000

/** Opens the memory of one file. */
export async function openDesktopMemory(file: string): Promise<DesktopMemory> {
  const known = await read(file)
  const addresses = new Set(known.addresses)
  let { wasInBackground } = known
  let writing: Promise<void> = Promise.resolve()

  const save = (): void => {
    const text = JSON.stringify({ wasInBackground, addresses: [...addresses] })
    writing = writing.then(() => write(file, text))
  }

  return {
    isFirstTimeInBackground() {
      if (wasInBackground) return false
      wasInBackground = true
      save()
      return true
    },
    isNewAddress(address) {
      if (addresses.has(address)) return false
      addresses.add(address)
      const [oldest] = addresses
      if (addresses.size > maxAddresses && oldest !== undefined) addresses.delete(oldest)
      save()
      return true
    },
    settled: () => writing,
  }
}

async function read(file: string): Promise<{ wasInBackground: boolean; addresses: string[] }> {
  const nothing = { wasInBackground: false, addresses: [] }
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof value !== 'object' || value === null) return nothing
    const { wasInBackground, addresses } = value as Readonly<Record<string, unknown>>
    return {
      wasInBackground: wasInBackground === true,
      addresses: Array.isArray(addresses)
        ? addresses.filter((one): one is string => typeof one === 'string').slice(-maxAddresses)
        : [],
    }
  } catch {
    // A first start, or a file that was damaged.
    return nothing
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
  } catch {
    // A notice comes twice; nothing else is lost.
  }
}
