import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { appScheme, contentSecurityPolicy, contentTypeOf, resolveAssetPath } from './asset-path.ts'

/** Makes our scheme a secure origin of its own. Electron wants this before it is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built dashboard below `root` (in the packaged app a folder within the archive) under our scheme. */
export function serveAppScheme(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const file = request.method === 'GET' ? resolveAssetPath(root, request.url) : null
    const contentType = file === null ? null : contentTypeOf(file)
    if (file === null || contentType === null) return answer(404, null, 'text/plain')
    try {
      return answer(200, await readFile(file), contentType)
    } catch {
      return answer(404, null, 'text/plain')
    }
  })
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null, contentType: string): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    },
  })
}
