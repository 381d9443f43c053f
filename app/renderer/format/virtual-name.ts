/** A virtual path taken apart for two lines: the name of the file, and the folder it is in. */
export function splitVirtualPath(path: string): { readonly name: string; readonly folder: string } {
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1)
  if (slash < 0 || name === '') return { name: path, folder: '' }
  return { name, folder: slash === 0 ? '/' : path.slice(0, slash) }
}
