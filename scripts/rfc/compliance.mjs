// The table of RFCs: rules come from documents.txt, commands from the registry, and nothing is said twice.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {import('../../app/main/engine/control/command-facts.ts').CommandFacts} CommandFacts */
/** @typedef {import('../../app/main/engine/engine-options.ts').EngineOptions} EngineOptions */

/**
 * @typedef {object} Rule a rule that is no command
 * @property {string} section
 * @property {string} rule
 * @property {string} status
 * @property {string} note
 */

/**
 * @typedef {object} Document one RFC or draft
 * @property {string} name as the registry's `rfc` fields begin
 * @property {string} title
 * @property {readonly string[]} verbs every command it defines, ours or not
 * @property {readonly Rule[]} rules
 */

/** Everything a status may say; `no` is a gap, `refused on purpose` is a decision. */
export const statuses = ['yes', 'by setting', 'refused on purpose', 'no']

/** @returns {readonly Document[]} */
export function readDocuments() {
  return parseDocuments(readFileSync(join(import.meta.dirname, 'documents.txt'), 'utf8'))
}

/**
 * Reads `## name: title`, `verbs: A B` and `section | rule | status | note`; lines with # are remarks.
 * @param {string} text
 * @returns {readonly Document[]}
 */
export function parseDocuments(text) {
  /** @type {{ name: string, title: string, verbs: string[], rules: Rule[] }[]} */
  const documents = []
  for (const line of text.split('\n')) {
    const heading = /^## ([^:]+): (.+)$/.exec(line)
    const current = documents.at(-1)
    if (heading !== null) {
      const [, name = '', title = ''] = heading
      documents.push({ name, title, verbs: [], rules: [] })
    } else if (line.trim() === '' || line.startsWith('# ')) continue
    else if (current === undefined) throw new Error(`documents.txt: a line before the first heading: ${line}`)
    else if (line.startsWith('verbs: ')) current.verbs.push(...line.slice(7).split(' '))
    else current.rules.push(parseRule(line))
  }
  return documents
}

/**
 * @param {string} line
 * @returns {Rule}
 */
function parseRule(line) {
  const cells = line.split('|').map((cell) => cell.trim())
  const [section = '', rule = '', status = '', note = ''] = cells
  if (cells.length !== 4) throw new Error(`documents.txt: not four cells: ${line}`)
  return { section, rule, status, note }
}

/**
 * The whole document.
 * @param {readonly CommandFacts[]} commands
 * @param {EngineOptions} options with the defaults
 * @param {readonly Document[]} documents
 */
export function formatCompliance(commands, options, documents) {
  const features = featureLines(commands, options)
  const sections = [...documents, ...undescribed(commands, documents)].map((document) =>
    formatDocument(document, commands, features),
  )
  return `${[preface, ...sections].join('\n\n')}\n`
}

const preface = `# What Portside does of each RFC

Written by \`npm run docs:rfc\` from the command registry (app/main/engine/commands) and scripts/rfc/documents.txt;
a test fails when it is out of date.

- **yes**: done as the document says.
- **by setting**: done, or not, as a setting says; the note tells which.
- **refused on purpose**: known and answered with a refusal, for the reason in the note.
- **no**: not there.`

/**
 * @param {Document} document
 * @param {readonly CommandFacts[]} commands
 * @param {readonly string[]} features
 */
function formatDocument({ name, title, verbs, rules }, commands, features) {
  const own = commands
    .filter((command) => placesOf(command).some(({ document }) => document === name))
    .flatMap((command) => command.verbs)
  const rows = [
    ...[...new Set([...verbs, ...own])].map((verb) => commandRow(verb, name, commands, features)),
    ...rules.map(({ section, rule, status, note }) => [
      rule,
      section,
      statusOf(status, commands, features),
      note,
    ]),
  ]
  return [
    `## ${name}: ${title}`,
    '',
    '| command or rule | section | status | note |',
    '|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`),
  ].join('\n')
}

/**
 * @param {string} verb
 * @param {string} document
 * @param {readonly CommandFacts[]} commands
 * @param {readonly string[]} features
 */
function commandRow(verb, document, commands, features) {
  const command = commands.find(({ verbs }) => verbs.includes(verb))
  if (command === undefined) return [verb, '', 'no', 'Unknown here, answered 500.']
  const section = placesOf(command).find((place) => place.document === document)?.section
  const other = section === undefined ? ` See ${command.rfc}.` : ''
  const alias = command.verbs[0] === verb ? '' : `The same as ${command.verbs[0]}: `
  const feature = features.find((line) => line === verb || line.startsWith(`${verb} `))
  const inFeat = feature === undefined ? '' : ` In FEAT as \`${feature}\`.`
  return [verb, section ?? '', statusOfCommand(command), `${alias}${command.help}.${inFeat}${other}`]
}

/**
 * A command says in its help when it is a refusal or a matter of settings, because its user needs to know as well.
 * @param {CommandFacts} command
 */
function statusOfCommand({ help }) {
  const meaning = help.slice(help.indexOf(' - ') + 3)
  if (/^(?:not supported|refused)\b/.test(meaning)) return 'refused on purpose'
  return /\b(?:by setting|when (?:switched on|allowed)|if (?:switched on|allowed))\b/.test(meaning)
    ? 'by setting'
    : 'yes'
}

/**
 * `FEAT word` and `command VERB` in place of a status mean: yes when it is there, so that the row cannot grow old.
 * @param {string} status
 * @param {readonly CommandFacts[]} commands
 * @param {readonly string[]} features
 */
function statusOf(status, commands, features) {
  const feature = /^FEAT (.+)$/.exec(status)?.[1]
  if (feature !== undefined)
    return features.some((line) => `${line} `.startsWith(`${feature} `)) ? 'yes' : 'no'
  const verb = /^command (\S+)$/.exec(status)?.[1]
  if (verb === undefined) return status
  const command = commands.find(({ verbs }) => verbs.includes(verb))
  return command === undefined ? 'no' : statusOfCommand(command)
}

/**
 * What a server with a certificate and every default tells.
 * @param {readonly CommandFacts[]} commands
 * @param {EngineOptions} options
 */
function featureLines(commands, options) {
  const context = { options, offersTls: true, mlstFacts: null }
  return commands.flatMap((command) => command.features?.(context) ?? [])
}

/**
 * Documents that commands name and documents.txt does not describe yet: they get a table all the same.
 * @param {readonly CommandFacts[]} commands
 * @param {readonly Document[]} documents
 * @returns {readonly Document[]}
 */
function undescribed(commands, documents) {
  const known = new Set(documents.map(({ name }) => name))
  const names = new Set(
    commands
      .flatMap(placesOf)
      .map(({ document }) => document)
      .filter((name) => !known.has(name)),
  )
  return [...names].map((name) => ({ name, title: 'further commands', verbs: [], rules: [] }))
}

/**
 * The places where a command is defined: 'RFC 959 §4.1.3, draft-bryan-ftp-range-11 §3' names two, revisions are dropped.
 * @param {CommandFacts} command
 */
function placesOf({ rfc }) {
  return rfc.split(/[,;] (?!§)/).map((place) => {
    const [document = '', section = ''] = place.split(/ (?=§)/)
    return { document: document.trim().replace(/^(draft-.*?)-\d\d$/, '$1'), section }
  })
}

/** @param {string} text */
function escapeCell(text) {
  return text.replaceAll('|', '\\|')
}
