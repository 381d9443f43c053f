/**
 * Starts what is written in TypeScript: `run.mjs bench [suites]` measures, `run.mjs data-plane [arguments]` looks closer at
 * the data plane alone, `run.mjs servers/portside FOLDER` is one of the servers measured.
 */
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
})
const name = process.argv[2] ?? 'bench'
const module = await vite.ssrLoadModule(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)))
await module.run(process.argv.slice(3))
await vite.close()
