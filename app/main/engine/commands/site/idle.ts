import { ArgumentError } from '../../control/command-definition.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/** Below this a client would be thrown out between two clicks. */
const minIdleSeconds = 10

/** SITE IDLE: shows or sets after how many seconds without a command this session ends, within the server's limit. */
export const idle = defineSiteService({
  name: 'IDLE',
  argument: 'optional',
  parse(argument) {
    const text = argument.trim()
    if (text === '') return null
    if (!/^\d{1,9}$/.test(text)) return new ArgumentError(501, 'Use SITE IDLE and a number of seconds.')
    return Number(text)
  },
  help: 'SITE IDLE [seconds] - show or set the idle timeout of this session',
  origin: 'wu-ftpd',
  run(session, seconds) {
    const { maxIdleTimeoutMs, idleTimeoutMs } = session.options
    const maxSeconds = Math.floor(Math.max(maxIdleTimeoutMs, idleTimeoutMs) / 1000)
    if (seconds === null) {
      const current = Math.round(session.idleTimeoutMs / 1000)
      return reply(200, `The idle timeout is ${current} seconds, at most ${maxSeconds}.`)
    }
    if (seconds < minIdleSeconds || seconds > maxSeconds) {
      return reply(501, `Use SITE IDLE with ${minIdleSeconds} to ${maxSeconds} seconds.`)
    }
    session.idleTimeoutMs = seconds * 1000
    return reply(200, `The idle timeout is now ${seconds} seconds.`)
  },
})
