import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  appUrl,
  contentSecurityPolicy,
  contentTypeOf,
  resolveAssetPath,
} from '../../../app/main/desktop/asset-path.ts'

const root = resolve('/opt/portside/dist/renderer')

describe('the file behind an address of our scheme', () => {
  it.each([
    [appUrl, 'index.html'],
    ['portside://app/', 'index.html'],
    ['portside://app/assets/index-1a2b.js', 'assets/index-1a2b.js'],
    ['portside://app/assets/my%20icon.svg?v=1#x', 'assets/my icon.svg'],
    // The URL parser itself takes these dots away: what is left lies inside.
    ['portside://app/../../package.json', 'package.json'],
    ['portside://app/%2e%2e/package.json', 'package.json'],
  ])('%s is %s', (url, path) => {
    expect(resolveAssetPath(root, url)).toBe(join(root, path))
  })

  it.each([
    ['encoded separators', 'portside://app/..%2f..%2fpackage.json'],
    ['encoded separators after a folder', 'portside://app/assets/..%2f..%2f..%2fetc%2fx.json'],
    ['a sibling with the same beginning', 'portside://app/..%2frenderer-other%2fx.js'],
    ['backslashes', 'portside://app/..%5c..%5cpackage.json'],
    ['a NUL', 'portside://app/index.html%00.js'],
    ['broken encoding', 'portside://app/%zz.js'],
    ['another host', 'portside://other/index.html'],
    ['another scheme', 'file:///etc/x.json'],
    ['no address at all', 'index.html'],
    ['a kind of file we do not have', 'portside://app/server.exe'],
    ['a file without an extension', 'portside://app/LICENSE'],
    ['the folder above', 'portside://app/..%2f'],
  ])('is nothing for %s', (_title, url) => {
    expect(resolveAssetPath(root, url)).toBeNull()
  })
})

describe('what the page may do', () => {
  it('is loading from its own origin and nothing else', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  it.each([
    ['a.html', 'text/html; charset=utf-8'],
    ['A.JS', 'text/javascript; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.woff2', 'font/woff2'],
    ['a.exe', null],
  ])('%s is served as %s', (file, contentType) => {
    expect(contentTypeOf(file)).toBe(contentType)
  })
})
