// `npm run icons`: renders build/icon.svg into the files the installers want. The results are committed, so that
// building an installer needs none of this.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import png2icons from 'png2icons'
import { root } from './lib/project.mjs'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const folder = join(root, 'build')
const allColours = 0
const asBitmap = false
// Windows reads bitmaps in the small sizes and PNG only at 256.
const forPrograms = true

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
await initWasm(readFileSync(wasm))
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8')

mkdirSync(join(folder, 'icons'), { recursive: true })
for (const size of sizes) writeFileSync(join(folder, 'icons', `${size}x${size}.png`), render(size))

const largest = Buffer.from(render(1024))
writeFileSync(
  join(folder, 'icon.icns'),
  present(png2icons.createICNS(largest, png2icons.BICUBIC2, allColours)),
)
writeFileSync(
  join(folder, 'icon.ico'),
  present(png2icons.createICO(largest, png2icons.BICUBIC2, allColours, asBitmap, forPrograms)),
)

const trayFolder = join(folder, 'tray')
for (const state of ['stopped', 'running', 'busy', 'problem']) {
  const shape = readFileSync(join(trayFolder, `${state}.svg`), 'utf8')
  // White within a dark rim is seen on light and on dark panels alike.
  const rimmed = inTwoLayers(shape)
  for (const [suffix, size] of /** @type {const} */ ([
    ['', 16],
    ['@1.25x', 20],
    ['@1.5x', 24],
    ['@2x', 32],
    ['-panel', 32],
  ])) {
    writeFileSync(join(trayFolder, `${state}${suffix}.png`), render(size, rimmed))
  }
  // macOS colours such images itself and knows them by their name.
  writeFileSync(join(trayFolder, `${state}Template.png`), render(16, shape))
  writeFileSync(join(trayFolder, `${state}Template@2x.png`), render(32, shape))
}

/** @param {string} shape */
function inTwoLayers(shape) {
  const [, start = '', inner = '', end = ''] = /^(<svg[^>]*>)([\s\S]*)(<\/svg>\s*)$/.exec(shape) ?? []
  const rim = `<g fill="#16303f" stroke="#16303f" stroke-width="56" stroke-linejoin="round">${inner}</g>`
  return `${start}${rim}<g fill="#fff">${inner}</g>${end}`
}

/**
 * @param {number} size
 * @param {string} [picture]
 */
function render(size, picture = drawing) {
  return new Resvg(picture, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

/** @param {Buffer | null} icon */
function present(icon) {
  if (icon === null) throw new Error('the icon could not be converted')
  return icon
}
