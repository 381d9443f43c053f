// The table of RFCs: rules come from documents.txt, commands from the registry, and nothing is said twice.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {import('../../app/main/engine/control/command-facts.ts').CommandFacts} CommandFacts */
/** @typedef {import('../../app/main/engine/engine-options.ts').EngineOptions} EngineOptions */
/** @typedef {import('../../app/main/engine/commands/site/site-service.ts').SiteServiceFacts} SiteServiceFacts */

/**
 * @typedef {object} Sources what the running code says of itself
 * @property {readonly CommandFacts[]} commands
 * @property {readonly SiteServiceFacts[]} services of SITE
 * @property {EngineOptions} options with the defaults
 */

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
 * @param {Sources} sources
 * @param {readonly Document[]} documents
 */
export function formatCompliance(sources, documents) {
  const { commands, services } = sources
  const sections = [...documents, ...undescribed(commands, documents)].map((document) =>
    formatDocument(document, sources),
  )
  const siteRows = services.map((service) => {
    return [`SITE ${service.name}`, service.origin, statusOfCommand(service, sources), `${service.help}.`]
  })
  const site = formatTable('SITE: services that no document defines, and where they come from', siteRows)
  return `${[preface, ...sections, site].join('\n\n')}\n`
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
 * @param {Sources} sources
 */
function formatDocument({ name, title, verbs, rules }, sources) {
  const own = sources.commands
    .filter((command) => placesOf(command).some(({ document }) => document === name))
    .flatMap((command) => command.verbs)
  return formatTable(`${name}: ${title}`, [
    ...[...new Set([...verbs, ...own])].map((verb) => commandRow(verb, name, sources)),
    ...rules.map(({ section, rule, status, note }) => [rule, section, statusOf(status, sources), note]),
  ])
}

/**
 * @param {string} heading
 * @param {readonly (readonly string[])[]} rows
 */
function formatTable(heading, rows) {
  const lines = rows.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`)
  return [
    `## ${heading}`,
    '',
    '| command or rule | section | status | note |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n')
}

/**
 * @param {string} verb
 * @param {string} document
 * @param {Sources} sources
 */
function commandRow(verb, document, sources) {
  const command = sources.commands.find(({ verbs }) => verbs.includes(verb))
  if (command === undefined) return [verb, '', 'no', 'Unknown here, answered 500.']
  const section = placesOf(command).find((place) => place.document === document)?.section
  const other = section === undefined ? ` See ${command.rfc}.` : ''
  const alias = command.verbs[0] === verb ? '' : `The same as ${command.verbs[0]}: `
  const feature = featuresOf(command, sources.options).find((line) => line.split(' ', 1)[0] === verb)
  const inFeat = feature === undefined ? '' : ` In FEAT as \`${feature}\`.`
  const note = `${alias}${command.help}.${inFeat}${other}`
  return [verb, section ?? '', statusOfCommand(command, sources), note]
}

/**
 * A command says in its help when it is a refusal, because its user needs to know as well; one that is in FEAT only when
 * everything is allowed is a matter of settings.
 * @param {Pick<CommandFacts, 'help' | 'features'>} command
 * @param {Sources} sources
 */
function statusOfCommand(command, { options }) {
  const { help } = command
  if (/ - (?:not supported|refused)\b/.test(help)) return 'refused on purpose'
  const [least, most] = [false, true].map((isAllowed) =>
    featuresOf(command, withSwitches(options, isAllowed)),
  )
  return least?.length === 0 && most?.length !== 0 ? 'by setting' : 'yes'
}

/**
 * `FEAT words` and `command VERB` in place of a status mean: yes when it is there, so that the row cannot grow old.
 * @param {string} status
 * @param {Sources} sources
 */
function statusOf(status, sources) {
  const feature = /^FEAT (.+)$/.exec(status)?.[1]
  if (feature !== undefined) {
    const lines = sources.commands.flatMap((command) => featuresOf(command, sources.options))
    return lines.some((line) => `${line} `.startsWith(`${feature} `)) ? 'yes' : 'no'
  }
  const verb = /^command (\S+)$/.exec(status)?.[1]
  if (verb === undefined) return status
  const command = sources.commands.find(({ verbs }) => verbs.includes(verb))
  return command === undefined ? 'no' : statusOfCommand(command, sources)
}

/**
 * What a server with a certificate tells in FEAT about a command.
 * @param {Pick<CommandFacts, 'features'>} command
 * @param {EngineOptions} options
 */
function featuresOf(command, options) {
  const context = {
    options,
    offersTls: true,
    mlstFacts: null,
    hashAlgorithm: /** @type {const} */ ('SHA-256'),
  }
  return command.features?.(context) ?? []
}

/**
 * The options with every switch the same way.
 * @param {EngineOptions} options
 * @param {boolean} isAllowed
 * @returns {EngineOptions}
 */
function withSwitches(options, isAllowed) {
  const entries = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? isAllowed : value,
  ])
  return Object.fromEntries(entries)
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
 * The places where a command is defined: 'RFC 959 §4.1.3, draft-bryan-ftp-range-11 §3' names two, revisions are dropped,
 * and what says 'no RFC' is de facto.
 * @param {CommandFacts} command
 */
function placesOf({ rfc }) {
  return rfc.split(/[,;] (?!§)/).map((place) => {
    const [document = '', section = ''] = place.split(/ (?=§)/)
    const name = document.trim().replace(/^(draft-.*?)-\d\d$/, '$1')
    return { document: name === 'no RFC' ? 'de facto' : name, section }
  })
}

/** @param {string} text */
function escapeCell(text) {
  return text.replaceAll('|', '\\|')
}
