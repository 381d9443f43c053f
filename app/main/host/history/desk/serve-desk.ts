import type { MessagePort } from 'node:worker_threads'
import { runHistoryQuery } from '../queries/run-query.ts'
import { answerQuestion, type DeskMessage, type DeskQuestion } from './desk-message.ts'
import type { DeskThreadData } from './desk-thread.ts'
import { createHistoryDesk } from './history-desk.ts'

/** Answers questions at a port, one after the other. */
export function serveDesk(port: MessagePort, { file }: DeskThreadData): void {
  const say = (message: DeskMessage): void => port.postMessage(message)
  const desk = createHistoryDesk({
    file,
    now: () => Date.now(),
    runQuery: runHistoryQuery,
    onNotice: (text) => say({ type: 'notice', text }),
  })
  port.on('message', (question: DeskQuestion) => say(answerQuestion(desk, file, question)))
}
