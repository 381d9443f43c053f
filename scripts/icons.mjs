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

/** @param {number} size */
function render(size) {
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

/** @param {Buffer | null} icon */
function present(icon) {
  if (icon === null) throw new Error('the icon could not be converted')
  return icon
}
