import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { clientNameOf } from './client-name.ts'

/**
 * CSID, draft-peterson-streamlined-ftp-command-extensions: both sides say who they are, as `Name=...; Version=...;`.
 * Ours names no version: it would only help whoever looks for an old one.
 */
export const csid = defineCommand({
  verbs: ['CSID'],
  argument: 'required',
  parse: parseClientId,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  features: () => ['CSID'],
  help: 'CSID Name=name; Version=version; - say which program you are',
  rfc: 'draft-peterson-streamlined-ftp-command-extensions',
  run(session, name) {
    session.nameClient(name)
    return reply(200, 'Name=Portside;')
  },
})

/** Name and version of the list, or the whole text when it is not one. */
function parseClientId(argument: string): string {
  const fact = (key: string) => new RegExp(`(?:^|;)\\s*${key}=([^;]*)`, 'i').exec(argument)?.[1]?.trim() ?? ''
  const name = fact('Name')
  return clientNameOf(name === '' ? argument : `${name} ${fact('Version')}`)
}
