/** The program of the thread that owns the history's database. Runs when imported; see `deskThread`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { DeskThreadData } from './desk/desk-thread.ts'
import { serveDesk } from './desk/serve-desk.ts'

if (parentPort === null) throw new Error('This is the program of a worker thread.')
serveDesk(parentPort, workerData as DeskThreadData)
