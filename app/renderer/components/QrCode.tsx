import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import './qr-code.css'

/** Light modules around the code; scanners need four. */
const quietZone = 4

interface QrCodeProps {
  /** What a scanner reads. */
  readonly text: string
  /** What is heard in place of the picture. */
  readonly label: string
  /** Width and height in CSS pixels, the light edge included. */
  readonly sizePx: number
}

/** A text for the camera of a telephone; dark on light in every theme, as scanners expect it. */
export function QrCode({ text, label, sizePx }: QrCodeProps) {
  const { path, count } = useMemo(() => qrPath(text), [text])
  const whole = count + 2 * quietZone
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      data-text={text}
      width={sizePx}
      height={sizePx}
      viewBox={`${-quietZone} ${-quietZone} ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={whole} height={whole} fill="#ffffff" />
      <path d={path} fill="#101317" />
    </svg>
  )
}

/** Dark modules as one path, a run of a row at a time. */
export function qrPath(text: string): { readonly path: string; readonly count: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue
      const start = column
      while (column + 1 < count && code.isDark(row, column + 1)) column += 1
      const length = column - start + 1
      path += `M${start} ${row}h${length}v1h-${length}z`
    }
  }
  return { path, count }
}
