import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
/** The oldest Node that runs app/main; Electron 33 carries this line too. */
const nodeTarget = 'node20.18'
/** What the page runs in: Electron 33 is Chromium 130. The browser dashboard asks for as much. */
const pageTarget = 'chrome130'
const providedByRuntime = ['electron', /^electron\//, /^node:/, ...builtinModules]

/** Settings shared by the three builds that run outside the page. */
const nodeBuild = {
  target: nodeTarget,
  ssr: true,
  sourcemap: true,
  minify: false,
  emptyOutDir: true,
} as const

/** SQLite is WebAssembly that the database's code reads from a file beside it, in the thread of the history. */
const sqliteFile: Plugin = {
  name: 'portside-sqlite-file',
  applyToEnvironment: ({ name }) => name === 'main',
  generateBundle() {
    const file = createRequire(import.meta.url).resolve('node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm')
    this.emitFile({ type: 'asset', fileName: 'node-sqlite3-wasm.wasm', source: readFileSync(file) })
  },
}

/** The tray's pictures are read by the system and stay files. */
const trayPictures: Plugin = {
  name: 'portside-tray-pictures',
  applyToEnvironment: ({ name }) => name === 'main',
  generateBundle() {
    const folder = resolve(root, 'build/tray')
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
      this.emitFile({ type: 'asset', fileName: `tray/${file}`, source: readFileSync(resolve(folder, file)) })
    }
  },
}

/**
 * One `vite build` makes all of Portside. Each environment is one output folder; everything but Electron and Node
 * itself is bundled, so that the packaged app carries no node_modules.
 */
export default defineConfig({
  root: resolve(root, 'app/renderer'),
  // Relative addresses work from the desktop app's own scheme and under any path of the browser dashboard alike.
  base: './',
  publicDir: false,
  plugins: [react(), sqliteFile, trayPictures],
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'preload']) {
        const environment = builder.environments[name]
        if (environment === undefined) throw new Error(`No build environment is called ${name}`)
        await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/renderer'),
        emptyOutDir: true,
        target: pageTarget,
        sourcemap: true,
        // The content security policy is `script-src 'self'`: no inline polyfill script and no data: URLs for code.
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: resolve(root, 'app/renderer/index.html') },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      // SQLite's code finds its file by it.
      define: { __dirname: 'import.meta.dirname' },
      build: {
        ...nodeBuild,
        outDir: resolve(root, 'dist/main'),
        rolldownOptions: {
          input: {
            main: resolve(root, 'app/main/main.ts'),
            headless: resolve(root, 'app/main/headless.ts'),
            // A thread of its own has a file of its own.
            'history-worker': resolve(root, 'app/main/host/history/history-worker.ts'),
          },
          external: providedByRuntime,
          platform: 'node',
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        ...nodeBuild,
        outDir: resolve(root, 'dist/preload'),
        rolldownOptions: {
          input: resolve(root, 'app/preload/preload.ts'),
          external: providedByRuntime,
          platform: 'node',
          // CommonJS and one single file: a sandboxed preload can neither be an ES module nor require a second file.
          output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
        },
      },
    },
  },
})
