import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { clientNameOf } from './client-name.ts'

/** CLNT: a client says its name and version. No RFC has it; WinSCP, NcFTP and Total Commander send it. */
export const clnt = defineCommand({
  verbs: ['CLNT'],
  argument: 'required',
  parse: clientNameOf,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  features: () => ['CLNT'],
  help: 'CLNT name - say which program you are',
  rfc: 'de facto',
  run(session, name) {
    session.nameClient(name)
    return reply(200, 'Noted.')
  },
})
