import type { Permission, PermissionSet } from '../../../app/main/engine/vfs/permission.ts'
import { everyPermission, type ModelVerb, type Outcomes, sourcePath } from './matrix-model.ts'

const refused: Outcomes = { file: 550, folder: 550, missing: 550, mount: 550, virtual: 550 }
const answers = (outcomes: Partial<Outcomes>) => (): Outcomes => ({ ...refused, ...outcomes })
/** A drop box does not tell which files it holds. */
const reveals = (rights: PermissionSet) => rights.has('list') || rights.has('download')

/** A verb with one line, which needs all of these rights. */
function simple(
  write: (path: string) => string,
  touches: ModelVerb['touches'],
  needs: readonly Permission[],
  outcomes: ModelVerb['outcomes'],
  data?: 'down' | 'up',
): ModelVerb {
  const verb = { lines: (path: string) => [write(path)], touches, needs: [needs], outcomes }
  return data === undefined ? verb : { ...verb, data }
}

const listing = (verb: string, file: number) =>
  simple(
    (path) => `${verb} ${path}`,
    'look',
    [],
    (rights) => {
      const folder = rights.has('list') ? 226 : 550
      return { file: reveals(rights) ? file : 550, folder, missing: 550, mount: folder, virtual: 226 }
    },
    'down',
  )

const described = (verb: string, code: number, folderCode: number) =>
  simple(
    (path) => `${verb} ${path}`,
    'look',
    [],
    (rights) => ({
      file: reveals(rights) ? code : 550,
      folder: folderCode,
      missing: 550,
      mount: folderCode,
      virtual: folderCode,
    }),
  )

const changed = (write: (path: string) => string, right: Permission, code: number) =>
  simple(write, 'use', [right], answers({ file: code, folder: code }))

/** Which of the rights is needed depends on what is there, and that is not looked at for who has none of them. */
const uploading = {
  touches: 'make',
  needs: [['upload'], ['append'], ['overwrite']],
  data: 'up',
} as const

const moves = [['rename'], ['download', 'delete']] as const

const checksum = (verb: string, code: number, write = (path: string) => `${verb} "${path}"`) =>
  simple(write, 'use', ['download'], answers({ file: code }))

const isWithin = (rights: PermissionSet, others: PermissionSet) =>
  [...rights].every((right) => others.has(right))

const madePath = '/share/dir/made'

/** The verb of a row: several rows may be about one, with what makes the difference in brackets. */
export function verbOf(row: string): string {
  return row.replace(/ \(.*\)$/, '')
}

/** Every verb that touches the file system, with what it needs. */
export const modelVerbs: Readonly<Record<string, ModelVerb>> = {
  CWD: simple((path) => `CWD ${path}`, 'look', [], answers({ folder: 250, mount: 250, virtual: 250 })),
  MLSD: listing('MLSD', 501),
  LIST: listing('LIST', 226),
  NLST: listing('NLST', 226),
  STAT: simple(
    (path) => `STAT ${path}`,
    'look',
    [],
    (rights) => {
      const folder = rights.has('list') ? 212 : 550
      return { file: reveals(rights) ? 213 : 550, folder, missing: 550, mount: folder, virtual: 212 }
    },
  ),
  DSIZ: simple(
    (path) => `DSIZ ${path}`,
    'look',
    [],
    (rights) => {
      const folder = rights.has('list') ? 213 : 550
      return { ...refused, folder, mount: folder, virtual: 213 }
    },
  ),
  AVBL: simple((path) => `AVBL ${path}`, 'look', [], answers({ folder: 213, mount: 213 })),
  SIZE: described('SIZE', 213, 550),
  RETR: simple((path) => `RETR ${path}`, 'use', ['download'], answers({ file: 226 }), 'down'),
  MLST: described('MLST', 250, 250),
  MDTM: described('MDTM', 213, 213),
  HASH: simple(
    (path) => `HASH ${path}`,
    'use',
    ['download'],
    answers({ file: 213, folder: 553, mount: 553, virtual: 553 }),
  ),
  XCRC: checksum('XCRC', 250),
  XMD5: checksum('XMD5', 250),
  MD5: checksum('MD5', 251, (path) => `MD5 ${path}`),
  XSHA1: checksum('XSHA1', 250),
  XSHA256: checksum('XSHA256', 250),
  XSHA512: checksum('XSHA512', 250),
  STOU: {
    lines: (path) => [`STOU ${path}`],
    ...uploading,
    outcomes: (rights) => {
      const free = rights.has('upload') ? 226 : 550
      return { ...refused, file: free, folder: free, missing: free }
    },
  },
  'STOR (from the second byte)': {
    lines: (path) => ['REST 1', `STOR ${path}`],
    ...uploading,
    outcomes: (rights) => ({
      ...refused,
      file: rights.has('overwrite') ? 226 : 550,
      missing: rights.has('upload') ? 554 : 550,
    }),
  },
  STOR: {
    lines: (path) => [`STOR ${path}`],
    ...uploading,
    outcomes: (rights) => ({
      ...refused,
      file: rights.has('upload') && rights.has('overwrite') ? 226 : 550,
      missing: rights.has('upload') ? 226 : 550,
    }),
  },
  APPE: {
    lines: (path) => [`APPE ${path}`],
    ...uploading,
    outcomes: (rights) => ({
      ...refused,
      file: rights.has('append') ? 226 : 550,
      missing: rights.has('upload') ? 226 : 550,
    }),
  },
  MKD: simple((path) => `MKD ${path}`, 'make', ['make-directory'], answers({ missing: 257 })),
  'SITE MKDIR': {
    ...simple((path) => `SITE MKDIR ${path}`, 'make', ['make-directory'], answers({ missing: 200 })),
    // The folders above are looked at first, and there nothing has to be permitted.
    permits: (situation, rights) => situation === 'missing share' || rights.has('make-directory'),
  },
  'SITE RMDIR': simple((path) => `SITE RMDIR ${path}`, 'use', ['remove-directory'], answers({ folder: 200 })),
  RMD: simple((path) => `RMD ${path}`, 'use', ['remove-directory'], answers({ folder: 250 })),
  RMDA: simple((path) => `RMDA ${path}`, 'use', ['remove-directory', 'delete'], answers({ folder: 250 })),
  DELE: simple((path) => `DELE ${path}`, 'use', ['delete'], answers({ file: 250 })),
  RNFR: {
    lines: (path) => [`RNFR ${path}`],
    touches: 'use',
    needs: moves,
    outcomes: answers({ file: 350, folder: 350 }),
  },
  MFMT: changed((path) => `MFMT 20200101000000 ${path}`, 'change-times', 213),
  MFCT: changed((path) => `MFCT 20200101000000 ${path}`, 'change-times', 213),
  'MDTM (with a time)': changed((path) => `MDTM 20200101000000 ${path}`, 'change-times', 213),
  MFF: changed((path) => `MFF Modify=20200101000000; ${path}`, 'change-times', 213),
  'SITE UTIME': changed((path) => `SITE UTIME 20200101000000 ${path}`, 'change-times', 200),
  'SITE CHMOD': changed((path) => `SITE CHMOD 600 ${path}`, 'change-mode', 200),
  'SITE CPFR': changed((path) => `SITE CPFR ${path}`, 'download', 350),
  COMB: {
    ...simple(
      (path) => `COMB ${path} ${sourcePath}`,
      'make',
      ['upload', 'append', 'overwrite'],
      answers({ file: 250, missing: 250 }),
    ),
    source: [['download', 'delete']],
  },
  RNTO: {
    lines: (path) => [`RNFR ${sourcePath}`, `RNTO ${path}`],
    touches: 'make',
    needs: [],
    permits(situation, rights, shareRights) {
      // Where other rights hold the file is moved there as to another share.
      const isSame = situation !== 'missing share' && everyPermission.every(isHeldAlike)
      function isHeldAlike(right: Permission): boolean {
        return rights.has(right) === shareRights.has(right)
      }
      if (isSame) return rights.has('rename')
      return shareRights.has('download') && shareRights.has('delete') && rights.has('upload')
    },
    outcomes: (rights) => ({ ...refused, file: rights.has('overwrite') ? 250 : 550, missing: 250 }),
  },
  'SITE COPY (from)': {
    lines: (path) => [`SITE COPY "${path}" "${madePath}"`],
    touches: 'use',
    needs: [['download']],
    source: [['upload']],
    outcomes: (rights) => ({
      ...refused,
      file: 200,
      folder: rights.has('list') && rights.has('make-directory') ? 200 : 550,
    }),
  },
  'SITE COPY (to)': {
    lines: (path) => [`SITE COPY "${sourcePath}" "${path}"`],
    touches: 'make',
    needs: [['upload']],
    source: [['download']],
    outcomes: (rights) => ({ ...refused, file: rights.has('overwrite') ? 200 : 550, missing: 200 }),
  },
  'SITE SYMLINK (to it)': {
    lines: (path) => [`SITE SYMLINK "${path}" "${madePath}"`],
    touches: 'use',
    needs: [],
    // What a link leads to is nobody's more than before, and lies in the same share.
    permits: (situation, rights, shareRights) =>
      situation !== 'missing share' &&
      rights.has('download') &&
      shareRights.has('upload') &&
      isWithin(shareRights, rights),
    outcomes: answers({ file: 200, folder: 200 }),
  },
  'SITE SYMLINK (made there)': {
    lines: (path) => [`SITE SYMLINK "${sourcePath}" "${path}"`],
    touches: 'make',
    needs: [],
    permits(situation, rights, shareRights) {
      if (situation === 'missing share') return false
      // The name is refused before what it would lead to is looked at.
      if (situation === 'hidden' || situation === 'denied') return rights.has('upload')
      return rights.has('upload') && shareRights.has('download') && isWithin(rights, shareRights)
    },
    outcomes: answers({ missing: 200 }),
  },
  'SITE CPTO': {
    lines: (path) => [`SITE CPFR ${sourcePath}`, `SITE CPTO ${path}`],
    touches: 'make',
    needs: [['upload']],
    source: [['download']],
    outcomes: (rights) => ({ ...refused, file: rights.has('overwrite') ? 250 : 550, missing: 250 }),
  },
}
