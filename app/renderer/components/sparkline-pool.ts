/** Size of a curve in CSS pixels. */
export const sparkWidthPx = 64
export const sparkHeightPx = 16

const drawEveryMs = 1000
const strokePx = 1.5
/** Canvases kept for rows that scroll in. */
const maxSpare = 64

/** Where a curve gets its points: the newest last, NaN for a gap, null for nothing to show. */
export type ReadPoints = (nowMs: number) => Float32Array | null

interface Spark {
  readonly host: HTMLElement
  /** Null as long as there is nothing to show: most rows of a quiet list need none. */
  canvas: HTMLCanvasElement | null
  readonly read: ReadPoints
  /** What is drawn already; a curve that stays flat is not drawn again. */
  drawn: Float32Array | null
}

const spare: HTMLCanvasElement[] = []
const sparks = new Set<Spark>()
let timer: ReturnType<typeof setInterval> | undefined

/** Puts a curve into an element and keeps it up to date once a second; returns the function that takes it away. */
export function attachSparkline(host: HTMLElement, read: ReadPoints): () => void {
  const spark: Spark = { host, canvas: null, read, drawn: null }
  sparks.add(spark)
  draw(spark, Date.now())
  if (sparks.size === 1) document.addEventListener('visibilitychange', restOrGo)
  restOrGo()
  return () => {
    sparks.delete(spark)
    spark.canvas?.remove()
    if (spark.canvas !== null && spare.length < maxSpare) spare.push(spark.canvas)
    if (sparks.size > 0) return
    document.removeEventListener('visibilitychange', restOrGo)
    restOrGo()
  }
}

/** One timer for all curves; it rests while nobody can see one. */
function restOrGo(): void {
  const isNeeded = sparks.size > 0 && !document.hidden
  if (isNeeded) timer ??= setInterval(drawAll, drawEveryMs)
  else {
    clearInterval(timer)
    timer = undefined
  }
}

function drawAll(): void {
  const nowMs = Date.now()
  for (const spark of sparks) draw(spark, nowMs)
}

function takeCanvas(spark: Spark): HTMLCanvasElement {
  const canvas = spare.pop() ?? newCanvas()
  spark.canvas = canvas
  spark.host.append(canvas)
  return canvas
}

function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'sparkline-canvas'
  canvas.setAttribute('aria-hidden', 'true')
  return canvas
}

function draw(spark: Spark, nowMs: number): void {
  const points = spark.read(nowMs)
  if (points === null || (spark.drawn !== null && isSame(points, spark.drawn))) return
  const canvas = spark.canvas ?? takeCanvas(spark)
  // As sharp as the screen; setting the size also wipes what another row has left.
  const scale = window.devicePixelRatio || 1
  canvas.width = Math.round(sparkWidthPx * scale)
  canvas.height = Math.round(sparkHeightPx * scale)
  const context = canvas.getContext('2d')
  spark.drawn = points
  if (context === null) return
  context.scale(scale, scale)
  context.strokeStyle = getComputedStyle(canvas).color
  context.lineWidth = strokePx
  context.lineJoin = 'round'
  if (document.documentElement.dir === 'rtl') {
    context.translate(sparkWidthPx, 0)
    context.scale(-1, 1)
  }
  context.stroke(pathOf(points))
}

/** The curve from the floor to its own highest point, broken where nobody knows. */
function pathOf(points: Float32Array): Path2D {
  const path = new Path2D()
  const highest = peakOf(points)
  const step = sparkWidthPx / (points.length - 1)
  const room = sparkHeightPx - 2 * strokePx
  let isPenUp = true
  for (const [place, rate] of points.entries()) {
    if (Number.isNaN(rate)) {
      isPenUp = true
      continue
    }
    const x = place * step
    const y = sparkHeightPx - strokePx - (highest === 0 ? 0 : (rate / highest) * room)
    if (isPenUp) path.moveTo(x - step / 2, y)
    path.lineTo(x, y)
    isPenUp = false
  }
  return path
}

/** The highest point; gaps do not count, and without points it is zero. */
export function peakOf(points: Float32Array): number {
  let highest = 0
  for (const rate of points) if (rate > highest) highest = rate
  return highest
}

function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.every((rate, place) => Object.is(rate, other[place]))
}
