import { useLayoutEffect, useRef, useState } from 'react'
import { attachSparkline, type ReadPoints } from './sparkline-pool.ts'
import './sparkline.css'

interface SparklineProps {
  /** The same function as long as it speaks of the same thing. */
  readonly read: ReadPoints
  /** Says the highest point in words, when somebody points at the curve. */
  readonly titleOf: (points: Float32Array) => string
}

/** A small curve of what happened lately, without axes: for the shape; the number stands beside it. */
export function Sparkline({ read, titleOf }: SparklineProps) {
  const host = useRef<HTMLSpanElement>(null)
  const [title, setTitle] = useState('')
  useLayoutEffect(() => {
    if (host.current === null) return
    return attachSparkline(host.current, read)
  }, [read])
  return (
    <span
      ref={host}
      className="sparkline"
      title={title}
      onPointerEnter={() => {
        const points = read(Date.now())
        setTitle(points === null ? '' : titleOf(points))
      }}
    />
  )
}
