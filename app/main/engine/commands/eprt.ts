import { parseEprt } from '../control/arguments/socket-address.ts'
import { defineCommand } from '../control/command-definition.ts'
import { prepareActive } from './data-preparation.ts'

/** EPRT, RFC 2428 §2: the client listens, on IPv4 or IPv6. Nothing is connected before the transfer. */
export const eprt = defineCommand({
  verbs: ['EPRT'],
  argument: 'required',
  parse: parseEprt,
  login: 'after',
  data: 'none',
  prepares: 'data',
  duringTransfer: 'hold',
  features: () => ['EPRT'],
  help: 'EPRT |1|address|port| - give an address and port to be connected to',
  rfc: 'RFC 2428 §2',
  run: (session, target) => prepareActive(session, target),
})
