import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { english } from '../../../../app/renderer/texts/en.ts'
import type { Catalogue } from '../../../../app/renderer/texts/pseudo.ts'

const app = join(import.meta.dirname, '../../../../app')
const rooms = ['main/host', 'preload/contract']

/** Files whose sentences never reach the window. */
const elsewhere: readonly (readonly [file: RegExp, why: string])[] = [
  [/^main\/host\/logs\/(?!log-file\.ts)/, 'lines of the log, which is English'],
  [/^main\/host\/exports\/(?!export-file\.ts)/, 'contents of exported files'],
  [/^main\/host\/history\/(database|queries|desk)\/(?!open-database\.ts)/, 'SQL, and words between threads'],
  [/^main\/host\/history\/recorder\//, 'values of fields, as the settings file has them'],
  [/^main\/host\/hooks\/fact-maker\.ts$/, 'told to webhooks and programs'],
  [/^main\/host\/live\/client-recognition\.ts$/, 'names of products'],
  [/^main\/host\/settings\/instance-lock\.ts$/, 'printed before there is a window'],
  [/^main\/host\/settings\/data-folder\.ts$/, 'printed before there is a window'],
]

/** Sentences beside others that do reach it. */
const exceptions: readonly (readonly [text: RegExp, why: string])[] = [
  [/^(INDEXED|NOT INDEXED|PRAGMA|BEGIN|SELECT|INSERT|UPDATE|DELETE) /, 'SQL'],
  [/^(USER|PASS|TYPE|PBSZ|PROT|MLSD|MLST|RETR|STOR|CWD|MKD|RMD|DELE|RNFR|RNTO|EPRT|PORT) /, 'FTP commands'],
  [/^[A-Z_() 0-9]+$/, 'names of environment variables'],
  [/^PRIVATE KEY$/, 'a mark in PEM files'],
  [/^Not found$/, 'an answer over HTTP'],
  [/^Portside ready$/, 'a default of the welcome message'],
  [/^Portside on \{\}$/, 'the subject of a certificate'],
  [/^Your address was blocked\.$/, 'a reply to the client'],
  [/^This is a test of Portside\./, 'told to webhooks and programs'],
  [/^It is tried again\.$|^The notice is given up\.$/, 'ends of lines of the log'],
  [/^This is the program of a worker thread\.$/, 'a mistake of programmers'],
  [
    /^Portside settings$|^Export (history|log|settings)$|^Save a bundle for support$/,
    'titles of system dialogs',
  ],
  [/^Comma-separated values$|^JSON lines$|^Zip archive$/, 'kinds of files in system dialogs'],
  [/^Of the \{\} settings \{\}$|^The \{\} settings$/, 'beginnings; host-texts.test.ts has them whole'],
  [/^Portside goes on trying|^See the log for what/, 'ends; host-texts.test.ts has them whole'],
  [
    /^(The data connection|The client could not be reached)\{\}/,
    'with a port or without, see host-texts.test.ts',
  ],
  [/^A client from \{\} signed in, but its data/, 'with a port or without, see host-texts.test.ts'],
  [/^Encrypted: |^The certificate (has expired|expires in).*\.\{\}$/, 'two forms, see host-texts.test.ts'],
]

const files = rooms
  .flatMap((room) =>
    readdirSync(join(app, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !elsewhere.some(([place]) => place.test(file)))

type Expression = Parameters<NonNullable<ConstructorParameters<typeof Visitor>[0]['BinaryExpression']>>[0]

/** A text as its source has it, every value a `{}`; null for what is none. */
function textOf(node: Expression | Expression['left'] | Expression['right']): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? '').join('{}')
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === null || right === null ? null : left + right
}

/** Sentences of a source: they begin with a capital letter or a quotation mark and hold a blank. */
function sentencesIn(file: string): string[] {
  const found = new Set<string>()
  const partsOfSums = new Set<string>()
  const take = (text: string | null): void => {
    if (text !== null && /^[\p{Lu}“]/u.test(text) && /\S \S/.test(text)) found.add(text)
  }
  new Visitor({
    Literal: (node) => take(textOf(node as Expression['left'])),
    TemplateLiteral: (node) => take(textOf(node as Expression['left'])),
    BinaryExpression(node) {
      if (textOf(node) === null) return
      take(textOf(node))
      for (const side of [node.left, node.right]) partsOfSums.add(textOf(side) ?? '')
    },
  }).visit(parseSync(file, readFileSync(join(app, file), 'utf8')).program)
  return [...found].filter((text) => !partsOfSums.has(text))
}

function textsIn(catalogue: Catalogue): string[] {
  return Object.values(catalogue).flatMap((entry) => (typeof entry === 'string' ? [entry] : textsIn(entry)))
}

const known = new Set(textsIn(english.host).map((text) => text.replace(/\{\{\w+\}\}/g, '{}')))
const inSources = new Map(files.map((file) => [file, sentencesIn(file)]))

describe('sentences of the main process', () => {
  it('are in the catalogue host.json, so that the window can say them in its language', () => {
    const missing = [...inSources].flatMap(([file, sentences]) =>
      sentences
        .filter((text) => !known.has(text) && !exceptions.some(([exception]) => exception.test(text)))
        .map((text) => `${file}: ${text}`),
    )
    expect(missing).toEqual([])
  })

  it('hold values that have a name of their own each', () => {
    const twice = textsIn(english.host).filter((text) => {
      const names = text.match(/\{\{\w+\}\}/g) ?? []
      return new Set(names).size !== names.length
    })
    expect(twice).toEqual([])
  })
})
