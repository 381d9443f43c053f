/** Commands after which a client that is not recognised yet stays unknown. */
export const maxOpeningCommands = 14

/** Part of how the connection is secured, not of the program's habits: all say the same there. */
const securingVerbs: ReadonlySet<string> = new Set(['AUTH', 'PBSZ', 'PROT', 'CCC', 'HOST'])
/** Verbs whose argument is a habit and not a file. */
const tellingArguments: ReadonlySet<string> = new Set(['OPTS', 'TYPE', 'SITE', 'STRU', 'MODE'])

const transfer = '(NLST|LIST|MLSD|RETR|STOR|APPE)'
const prepare = '(EPSV|PASV|EPRT|PORT)'

/**
 * How programs begin that do not say their name, from recordings of the real ones (test/interop/openings.test.ts) and,
 * for Windows, from what its users report. Only what is peculiar to one program is here: a plain USER, PASS, TYPE, PASV
 * is everybody's, Python's ftplib among them.
 */
const openings: readonly (readonly [name: string, pattern: RegExp])[] = [
  // Nobody else asks for the data connection before it says the type.
  ['curl', new RegExp(`^USER,PASS,PWD(,CWD)*,${prepare},TYPE [AI],(${transfer}|SIZE|MDTM|REST)`)],
  ['Wget', new RegExp(`^USER,PASS,SYST,PWD,TYPE I(,CWD)*(,SIZE)?,${prepare},(${transfer}|REST)`)],
  ['tnftp', /^USER,PASS,SYST,FEAT,TYPE I,(TYPE A,EPSV|EPSV|SIZE)/],
  ['GNU inetutils ftp', new RegExp(`^SYST,USER,PASS,TYPE I(,TYPE A)?,${prepare},${transfer}`)],
  ['GNOME Files', /^FEAT,USER,PASS,TYPE I,OPTS UTF8 ON,SYST,SITE HELP,PWD/],
  ['rclone or another program in Go', new RegExp(`^USER,PASS,FEAT,TYPE I,OPTS UTF8 ON,EPSV,${transfer}`)],
  ['basic-ftp for Node.js', /^(OPTS UTF8 ON,)?USER,PASS,FEAT,TYPE I,STRU F,OPTS UTF8 ON,OPTS MLST /],
  ['Windows Explorer', /^USER,PASS,OPTS UTF8 ON,SYST,SITE HELP,PWD/],
  // It knows no passive mode.
  ['Windows ftp.exe', /^OPTS UTF8 ON,USER,PASS(,(XPWD|CWD|TYPE [AI]))*,PORT,(NLST|LIST|RETR|STOR)/],
]

/** The commands a client began with, as far as they tell programs apart; immutable. */
export interface Opening {
  readonly text: string
  readonly commands: number
}

/** Of a client that has said nothing yet. */
export const noOpening: Opening = { text: '', commands: 0 }

/** Adds a command; the same when enough are known. */
export function addToOpening(opening: Opening, verb: string, argument: string): Opening {
  if (opening.commands >= maxOpeningCommands) return opening
  const commands = opening.commands + 1
  if (securingVerbs.has(verb)) return { ...opening, commands }
  const said = tellingArguments.has(verb) ? `${verb} ${argument.slice(0, 20).toUpperCase()}` : verb
  return { text: opening.text === '' ? said : `${opening.text},${said}`, commands }
}

/** The program that begins like this; null while it may be any. */
export function recogniseClient({ text }: Opening): string | null {
  return openings.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
