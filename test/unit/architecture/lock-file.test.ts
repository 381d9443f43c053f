import { describe, expect, it } from 'vitest'
import { readText } from '../../helpers/architecture/source-files.ts'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const packages = Object.entries(
  (JSON.parse(readText('package-lock.json')) as { packages: Record<string, LockedPackage> }).packages,
)
const places = new Set(packages.map(([place]) => place))

/** Looks where Node would: beside the package that asks, then further up. */
function isLocked(name: string, fromPlace: string): boolean {
  const parts = fromPlace.split('/node_modules/')
  const folders = parts.map((_, index) => parts.slice(0, parts.length - index).join('/node_modules/'))
  return [...folders, ''].some((folder) =>
    places.has(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`),
  )
}

describe('package-lock.json', () => {
  // `npm ci` refuses a lock file without them, on every system, and tools lose their builds for the other ones.
  it('locks the optional parts for every system, not only for the one it was written on', () => {
    const missing = packages.flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(name, place)),
    )
    expect(missing).toEqual([])
  })

  it('names no registry but the public one', () => {
    const foreign = packages.flatMap(([, { resolved }]) => resolved ?? [])
    expect(foreign.filter((address) => !address.startsWith('https://registry.npmjs.org/'))).toEqual([])
  })
})
