/** Starts a measurement written in TypeScript: `node test/bench/run.mjs data-plane [arguments]`. */
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
})
const name = process.argv[2] ?? 'data-plane'
const module = await vite.ssrLoadModule(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)))
await module.run(process.argv.slice(3))
await vite.close()
