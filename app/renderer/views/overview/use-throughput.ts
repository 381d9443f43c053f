import { useEffect, useState } from 'react'
import type { ThroughputWindow, WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { useActions, useServer, useSessions } from '../../stores/dashboard-context.tsx'

/** As often as there is something new to see. */
const everyMs: Readonly<Record<ThroughputWindow, number>> = { '5m': 1_000, '1h': 5_000, '24h': 30_000 }
/** While nothing has moved for the whole look back, nothing is new. */
const quietMs = 5_000

/** The curve of one look back, kept fresh while somebody can see it; null until there is an answer. */
export function useThroughput(window: ThroughputWindow): WireThroughput | null {
  const actions = useActions()
  const isMoving = useSessions(({ sendRate, receiveRate }) => sendRate + receiveRate > 0)
  const phase = useServer((state) => state.server.phase)
  const [answer, setAnswer] = useState<{ window: ThroughputWindow; data: WireThroughput } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a server that stops or starts changes the curve
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      clearTimeout(timer)
      if (document.hidden) return
      const data = await actions.throughput(window)
      if (isOver) return
      if (data !== null) setAnswer({ window, data })
      const isQuiet = !isMoving && (data === null || isFlat(data))
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), isQuiet ? Math.max(quietMs, everyMs[window]) : everyMs[window])
    }
    const look = (): void => void ask()
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [actions, window, isMoving, phase])
  return answer?.window === window ? answer.data : null
}

function isFlat({ sent, received }: WireThroughput): boolean {
  return sent.every((rate) => !rate) && received.every((rate) => !rate)
}
