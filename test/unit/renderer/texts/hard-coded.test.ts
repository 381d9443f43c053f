import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../../app/renderer')
/** Attributes whose text people see or hear. */
const spoken = new Set(['label', 'title', 'aria-label', 'placeholder', 'alt', 'hint', 'text', 'description'])
/** Names of products and protocols are the same in every language. */
const names = /^(Portside|FTP|FTPS|TLS|IPv4|IPv6|SHA-256|PEM|PFX|CSV|JSON)$/

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.tsx'))

const isText = (value: string) => /\p{L}{2}/u.test(value) && !names.test(value.trim())

/** Texts that stand in the markup itself. */
function hardCoded(file: string): string[] {
  const found: string[] = []
  new Visitor({
    JSXText({ value }) {
      if (isText(value)) found.push(value.trim())
    },
    JSXAttribute({ name, value }) {
      const isSpoken = name.type === 'JSXIdentifier' && spoken.has(name.name)
      if (isSpoken && value?.type === 'Literal' && typeof value.value === 'string' && isText(value.value)) {
        found.push(value.value)
      }
    },
  }).visit(parseSync(file, readFileSync(join(root, file), 'utf8')).program)
  return found
}

describe('texts of the page', () => {
  it('come from the catalogues', () => {
    const offenders = files.flatMap((file) => hardCoded(file).map((text) => `${file}: ${text}`))
    expect(offenders).toEqual(['main.tsx: Open this page from Portside.'])
  })
})
