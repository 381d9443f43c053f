import { useEffect, useState } from 'react'

/** From then on waiting is said; shorter waits would only flicker. */
const lateMs = 300

/** True once something has lasted for more than 300 milliseconds. */
export function useLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setIsLate(true), lateMs)
    return () => {
      clearTimeout(timer)
      setIsLate(false)
    }
  }, [isWaiting])
  return isWaiting && isLate
}
