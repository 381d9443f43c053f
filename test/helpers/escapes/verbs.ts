/** One way to give a path to a verb. */
export interface PathForm {
  /** Lines that lead up to the last one, which is judged with everything before it. */
  lines(path: string): readonly string[]
  /** May make the name it is given, so that success inside the share is no escape. */
  readonly isMaking?: true
  /** Moves bytes: `in` sends some, `out` takes some. */
  readonly data?: 'in' | 'out'
  /** Takes another name where the wished one is taken, and so succeeds beside a link. */
  readonly findsFreeName?: true
}

const reads = (start: string): PathForm => ({ lines: (path) => [`${start} ${path}`] })
const makes = (start: string): PathForm => ({ lines: (path) => [`${start} ${path}`], isMaking: true })
const out = (start: string): PathForm => ({ ...reads(start), data: 'out' })
const quoted = (path: string) => `"${path}"`

/** Every verb that takes a path, SITE services by both words, with every place a path can be in. */
export const pathVerbs: Readonly<Record<string, readonly PathForm[]>> = {
  CWD: [reads('CWD')],
  MKD: [makes('MKD')],
  RMD: [reads('RMD')],
  RMDA: [reads('RMDA')],
  DSIZ: [reads('DSIZ')],
  AVBL: [reads('AVBL')],
  LIST: [out('LIST'), out('LIST -a'), out('LIST -R')],
  NLST: [out('NLST')],
  MLSD: [out('MLSD')],
  MLST: [reads('MLST')],
  STAT: [reads('STAT')],
  RETR: [out('RETR'), { lines: (path) => ['REST 1', `RETR ${path}`], data: 'out' }],
  STOR: [{ ...makes('STOR'), data: 'in' }],
  APPE: [{ ...makes('APPE'), data: 'in' }],
  STOU: [{ ...makes('STOU'), data: 'in', findsFreeName: true }],
  DELE: [reads('DELE')],
  RNFR: [{ lines: (path) => [`RNFR ${path}`, 'RNTO moved-in'] }],
  RNTO: [{ lines: (path) => ['STOR-FILE', 'RNFR source', `RNTO ${path}`], isMaking: true }],
  SIZE: [reads('SIZE')],
  MDTM: [reads('MDTM'), reads('MDTM 20200101000000')],
  MFMT: [reads('MFMT 20200101000000')],
  MFCT: [reads('MFCT 20200101000000')],
  MFF: [reads('MFF Modify=20200101000000;UNIX.mode=777;')],
  COMB: [
    { lines: (path) => ['STOR-FILE', `COMB ${quoted(path)} source`], isMaking: true },
    { lines: (path) => [`COMB made ${quoted(path)}`] },
  ],
  HASH: [reads('HASH')],
  MD5: [reads('MD5')],
  XCRC: [{ lines: (path) => [`XCRC ${quoted(path)}`] }],
  XMD5: [{ lines: (path) => [`XMD5 ${quoted(path)}`] }],
  XSHA1: [{ lines: (path) => [`XSHA1 ${quoted(path)}`] }],
  XSHA256: [{ lines: (path) => [`XSHA256 ${quoted(path)}`] }],
  XSHA512: [{ lines: (path) => [`XSHA512 ${quoted(path)}`] }],
  'SITE CHMOD': [reads('SITE CHMOD 777')],
  'SITE UTIME': [reads('SITE UTIME 20200101000000')],
  'SITE SYMLINK': [
    { lines: (path) => [`SITE SYMLINK ${quoted(path)} made-link`] },
    { lines: (path) => [`SITE SYMLINK inside ${quoted(path)}`], isMaking: true },
  ],
  'SITE MKDIR': [makes('SITE MKDIR')],
  'SITE RMDIR': [reads('SITE RMDIR')],
  'SITE COPY': [
    { lines: (path) => [`SITE COPY ${quoted(path)} carried`] },
    { lines: (path) => [`SITE COPY inside ${quoted(path)}`], isMaking: true },
  ],
  'SITE CPFR': [{ lines: (path) => [`SITE CPFR ${path}`, 'SITE CPTO carried'] }],
  'SITE CPTO': [{ lines: (path) => ['SITE CPFR inside', `SITE CPTO ${path}`], isMaking: true }],
}

/** Every other verb, so that a new one is in neither list and fails a test until somebody decides. */
export const pathlessVerbs: readonly string[] = [
  ...[
    'USER',
    'PASS',
    'ACCT',
    'HOST',
    'REIN',
    'QUIT',
    'AUTH',
    'PBSZ',
    'PROT',
    'CCC',
    'FEAT',
    'OPTS',
    'HELP',
    'SYST',
  ],
  ...[
    'NOOP',
    'LANG',
    'CLNT',
    'CSID',
    'TYPE',
    'STRU',
    'MODE',
    'REST',
    'RANG',
    'ALLO',
    'PASV',
    'EPSV',
    'PORT',
    'EPRT',
  ],
  ...['PWD', 'CDUP', 'ABOR', 'SITE', 'SITE IDLE', 'SITE HELP', 'SITE WHO'],
  // Answered 502 whatever follows.
  ...['SMNT', 'ADAT', 'MIC', 'CONF', 'ENC'],
]
