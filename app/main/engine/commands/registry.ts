import type { Command, CommandRegistry } from '../control/command-definition.ts'
import { abor } from './abor.ts'
import { acct } from './acct.ts'
import { allo } from './allo.ts'
import { appe } from './appe.ts'
import { auth } from './auth.ts'
import { avbl } from './avbl.ts'
import { ccc } from './ccc.ts'
import { cdup } from './cdup.ts'
import { clnt } from './clnt.ts'
import { comb } from './comb.ts'
import { csid } from './csid.ts'
import { cwd } from './cwd.ts'
import { dele } from './dele.ts'
import { dsiz } from './dsiz.ts'
import { eprt } from './eprt.ts'
import { epsv } from './epsv.ts'
import { feat } from './feat.ts'
import { hash } from './hash.ts'
import { help } from './help.ts'
import { host } from './host.ts'
import { lang } from './lang.ts'
import { list } from './list.ts'
import { md5 } from './md5.ts'
import { mdtm } from './mdtm.ts'
import { mfct } from './mfct.ts'
import { mff } from './mff.ts'
import { mfmt } from './mfmt.ts'
import { mkd } from './mkd.ts'
import { mlsd } from './mlsd.ts'
import { mlst } from './mlst.ts'
import { mode } from './mode.ts'
import { nlst } from './nlst.ts'
import { noop } from './noop.ts'
import { notImplemented } from './not-implemented.ts'
import { opts } from './opts.ts'
import { pass } from './pass.ts'
import { pasv } from './pasv.ts'
import { pbsz } from './pbsz.ts'
import { port } from './port.ts'
import { prot } from './prot.ts'
import { pwd } from './pwd.ts'
import { quit } from './quit.ts'
import { rang } from './rang.ts'
import { rein } from './rein.ts'
import { rest } from './rest.ts'
import { retr } from './retr.ts'
import { rmd } from './rmd.ts'
import { rmda } from './rmda.ts'
import { rnfr } from './rnfr.ts'
import { rnto } from './rnto.ts'
import { site } from './site.ts'
import { size } from './size.ts'
import { stat } from './stat.ts'
import { stor } from './stor.ts'
import { stou } from './stou.ts'
import { stru } from './stru.ts'
import { syst } from './syst.ts'
import { type } from './type.ts'
import { user } from './user.ts'
import { xcrc } from './xcrc.ts'
import { xmd5 } from './xmd5.ts'
import { xsha1 } from './xsha1.ts'
import { xsha256 } from './xsha256.ts'
import { xsha512 } from './xsha512.ts'

/** Every command by subject, which is the order HELP and FEAT show them in. */
const all: readonly Command[] = [
  ...[user, pass, acct, host, rein, quit],
  ...[auth, pbsz, prot, ccc],
  ...[feat, opts, help, stat, syst, noop, lang, clnt, csid],
  ...[type, stru, mode, rest, rang, allo],
  ...[pasv, epsv, port, eprt],
  ...[pwd, cwd, cdup, mkd, rmd, rmda, dsiz, avbl],
  ...[list, nlst, mlsd, mlst],
  ...[retr, stor, appe, stou, abor],
  ...[dele, rnfr, rnto, size, mdtm, mfmt, mfct, mff, comb],
  ...[hash, xcrc, xmd5, md5, xsha1, xsha256, xsha512],
  site,
  ...notImplemented,
]

const byVerb = new Map(all.flatMap((command) => command.verbs.map((verb) => [verb, command] as const)))

/** All commands of this server; what is not here is 500. */
export const commandRegistry: CommandRegistry = {
  all,
  find: (verb) => byVerb.get(verb),
}
