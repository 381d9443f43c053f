import { extname, isAbsolute, join, relative, sep } from 'node:path'

/** Where the dashboard lives in the window. */
export const appScheme = 'portside'
/** Scheme and host of every page and script of ours. */
export const appOrigin = `${appScheme}://app`
/** The dashboard's first page. */
export const appUrl = `${appOrigin}/index.html`

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Only what the dashboard needs: nothing remote, no inline script, no eval. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Finds the file behind an address of our scheme, or null when there can be none. Whatever the address says, the
 * result lies below `root`: the page is ours, but what it shows is chosen by strangers.
 */
export function resolveAssetPath(root: string, url: string): string | null {
  const path = decodedPath(url)
  if (path === null || path.includes('\0') || path.includes('\\')) return null
  const file = join(root, path === '/' ? 'index.html' : path)
  const inside = relative(root, file)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
  return contentTypeOf(file) === null ? null : file
}

/** Content type by extension, or null for what the dashboard does not consist of. */
export function contentTypeOf(file: string): string | null {
  return contentTypes[extname(file).toLowerCase()] ?? null
}

function decodedPath(url: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}` === appOrigin ? decodeURIComponent(pathname) : null
  } catch {
    return null
  }
}
