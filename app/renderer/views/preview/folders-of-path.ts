/** Lists the folders on the way to a virtual path, the root first. */
export function foldersOfPath(path: string): { readonly name: string; readonly path: string }[] {
  const names = path.split('/').filter((name) => name !== '')
  const below = names.map((name, index) => ({ name, path: `/${names.slice(0, index + 1).join('/')}` }))
  return [{ name: '/', path: '/' }, ...below]
}

/** Names the entry of a folder by its virtual path. */
export function pathOfEntry(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`
}
