import { join } from 'node:path'
import { z } from 'zod'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { selfCheckId } from '../accounts/own-logins.ts'
import { keepAside, replaceFile } from '../files/atomic-file.ts'
import { diskOperations, type FileOperations } from '../files/file-operations.ts'
import { quietTimer } from '../quiet-timer.ts'

const dayMs = 86_400_000
/** How long a login counts. */
export const tlsUseKeptDays = 30
const maxRows = 10_000

const rowSchema = z
  .object({
    accountId: z.string().max(100),
    userName: z.string().max(200),
    protocol: z.string().max(50).nullable(),
    /** Days since 1970 UTC and the logins of each. */
    days: z.record(z.string().regex(/^\d+$/), z.number().int().min(0)),
    lastAtMs: z.number(),
  })
  .readonly()
const fileSchema = z.object({ version: z.literal(1), rows: z.array(rowSchema).max(maxRows).readonly() })

type Row = z.output<typeof rowSchema>

/** Who signed in with which TLS, in the last 30 days: what an administrator needs to know before TLS is required. */
export interface TlsUse {
  applyEngineEvent(event: EngineEvent): void
  /** The latest first. */
  list(nowMs: number): readonly {
    readonly userName: string
    readonly protocol: string | null
    readonly logins: number
    readonly lastAtMs: number
  }[]
  /** Writes what is not written yet. */
  close(): Promise<void>
}

/** What keeping it needs. */
export interface TlsUseOptions {
  /** Null keeps nothing on disk. */
  readonly folder: string | null
  readonly schedule?: (run: () => void, delayMs: number) => () => void
  readonly onTrouble: (text: string) => void
  readonly operations?: FileOperations
}

const saveAfterMs = 30_000

/** Reads what is kept; a damaged file is kept aside. */
export async function openTlsUse({
  folder,
  schedule = quietTimer,
  onTrouble,
  operations = diskOperations,
}: TlsUseOptions): Promise<TlsUse> {
  const path = folder === null ? null : join(folder, 'tls-use.json')
  const rows = new Map<string, Row>()
  for (const row of path === null ? [] : await readRows(path, operations)) rows.set(keyOf(row), row)
  const protocols = new Map<string, string | null>()
  let cancelSave: (() => void) | null = null
  let saving: Promise<void> = Promise.resolve()

  const save = (): void => {
    cancelSave = null
    if (path === null) return
    const text = `${JSON.stringify({ version: 1, rows: [...rows.values()] })}\n`
    saving = saving
      .then(() => replaceFile(path, text, operations))
      .catch((error: unknown) => onTrouble(`Who used which TLS cannot be saved: ${String(error)}`))
  }

  const count = (accountId: string, userName: string, protocol: string | null, atMs: number): void => {
    const day = Math.floor(atMs / dayMs)
    const key = keyOf({ accountId, protocol })
    const days = Object.entries(rows.get(key)?.days ?? {}).filter(
      ([known]) => Number(known) > day - tlsUseKeptDays,
    )
    const today = rows.get(key)?.days[day] ?? 0
    const row = {
      accountId,
      userName,
      protocol,
      days: { ...Object.fromEntries(days), [day]: today + 1 },
      lastAtMs: atMs,
    }
    rows.delete(key)
    rows.set(key, row)
    const [oldest] = rows.keys()
    if (rows.size > maxRows && oldest !== undefined) rows.delete(oldest)
    cancelSave ??= schedule(save, saveAfterMs)
  }

  return {
    applyEngineEvent(event) {
      if (event.type === 'session-opened') protocols.set(event.sessionId, null)
      else if (event.type === 'session-secured') protocols.set(event.sessionId, event.tls.protocol)
      else if (event.type === 'session-closed') protocols.delete(event.sessionId)
      else if (event.type === 'logged-in' && event.accountId !== selfCheckId) {
        count(event.accountId, event.userName, protocols.get(event.sessionId) ?? null, event.at)
      }
    },
    list(nowMs) {
      const first = Math.floor(nowMs / dayMs) - tlsUseKeptDays
      return [...rows.values()]
        .map(({ userName, protocol, days, lastAtMs }) => {
          const counted = Object.entries(days).filter(([day]) => Number(day) > first)
          return {
            userName,
            protocol,
            lastAtMs,
            logins: counted.reduce((sum, [, logins]) => sum + logins, 0),
          }
        })
        .filter(({ logins }) => logins > 0)
        .sort((one, other) => other.lastAtMs - one.lastAtMs)
    },
    async close() {
      if (cancelSave !== null) {
        cancelSave()
        save()
      }
      await saving
    },
  }
}

async function readRows(path: string, operations: FileOperations): Promise<readonly Row[]> {
  const text = await operations.readText(path)
  if (text === null) return []
  try {
    return fileSchema.parse(JSON.parse(text)).rows
  } catch {
    await keepAside(path, Date.now(), operations)
    return []
  }
}

function keyOf({ accountId, protocol }: Pick<Row, 'accountId' | 'protocol'>): string {
  return `${accountId} ${protocol ?? 'plain'}`
}
