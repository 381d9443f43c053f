import type { ReactNode } from 'react'
import './detail-list.css'

/** Names and values under each other. */
export function DetailList({ children }: { children: ReactNode }) {
  return <dl className="detail-list">{children}</dl>
}

/** One name with its value. */
export function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="detail">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
