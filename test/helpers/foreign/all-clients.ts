import { basicFtp } from './basic-ftp.ts'
import { curl } from './curl.ts'
import type { ClientDescription } from './foreign-client.ts'
import { ftplib } from './ftplib.ts'
import { gvfs } from './gvfs.ts'
import { inetutilsFtp } from './inetutils-ftp.ts'
import { lftp } from './lftp.ts'
import { mc } from './mc.ts'
import { ncftp } from './ncftp.ts'
import { rclone } from './rclone.ts'
import { tnftp } from './tnftp.ts'
import { wget } from './wget.ts'

/** Every client of another project that the tests run, in the order of the document. */
export const allClients: readonly ClientDescription[] = [
  ...[curl, wget, lftp, ncftp, tnftp, inetutilsFtp],
  ...[ftplib, rclone, basicFtp, mc, gvfs],
]
