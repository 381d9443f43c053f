import { parsePort } from '../control/arguments/socket-address.ts'
import { defineCommand } from '../control/command-definition.ts'
import { prepareActive } from './data-preparation.ts'

/** PORT, RFC 959 §4.1.2: the client listens, on IPv4. Nothing is connected before the transfer. */
export const port = defineCommand({
  verbs: ['PORT'],
  argument: 'required',
  parse: parsePort,
  login: 'after',
  data: 'none',
  prepares: 'data',
  duringTransfer: 'hold',
  help: 'PORT h1,h2,h3,h4,p1,p2 - give an IPv4 address and port to be connected to',
  rfc: 'RFC 959 §4.1.2',
  run: (session, target) => prepareActive(session, target),
})
