// `npm run docs:rfc`: writes docs/rfc-compliance.md from the command registry and scripts/rfc/documents.txt.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { reasonOf, root, say } from './lib/project.mjs'
import { formatCompliance, readDocuments } from './rfc/compliance.mjs'

try {
  const engine = 'app/main/engine'
  const { all: commands } = await load(`${engine}/commands/registry.ts`, 'commandRegistry')
  const { all: services } = await load(`${engine}/commands/site/site-registry.ts`, 'siteRegistry')
  const options = await load(`${engine}/engine-options.ts`, 'defaultEngineOptions')
  const text = formatCompliance({ commands, services, options }, readDocuments())
  writeFileSync(join(root, 'docs/rfc-compliance.md'), text)
  say('Wrote docs/rfc-compliance.md')
} catch (error) {
  say(reasonOf(error))
  process.exitCode = 1
}

/**
 * One export of a TypeScript file; Vite's own module runner reads it, so that no build has to come first.
 * @param {string} file
 * @param {string} name
 */
async function load(file, name) {
  const { module } = await runnerImport(join(root, file), { configFile: false, logLevel: 'error' })
  return /** @type {Record<string, any>} */ (module)[name]
}
