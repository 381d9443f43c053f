import type { HookFact } from './hook-fact.ts'

/** Longer values are cut: a whole command line has little more room (128 KiB on Linux, 32 KiB on Windows). */
const maxValueLength = 4_096

/** What stands for each name in an argument and in the environment. */
export function valuesOf(fact: HookFact, file: string | null): ReadonlyMap<string, string> {
  const values = {
    event: fact.event,
    id: fact.id,
    time: new Date(fact.at).toISOString(),
    text: fact.text,
    user: fact.user,
    address: fact.address,
    path: fact.path,
    file,
    share: fact.share,
    bytes: fact.bytes,
    reason: fact.reason,
    test: fact.isTest ? '1' : null,
  }
  return new Map(
    Object.entries(values).map(([name, value]) => [name, safeValue(value === null ? '' : String(value))]),
  )
}

/** Systems end an argument at NUL, which would let a name cut away what comes after it. */
function safeValue(value: string): string {
  return value.replaceAll('\0', '').slice(0, maxValueLength)
}

/**
 * Fills templates: each stays one argument, whatever the values hold, and no value is looked at for placeholders again. Names
 * nobody knows stay as they are.
 */
export function argumentsOf(templates: readonly string[], values: ReadonlyMap<string, string>): string[] {
  return templates.map((template) =>
    safeTemplate(template).replace(/\{(\w+)\}/g, (found, name: string) => values.get(name) ?? found),
  )
}

function safeTemplate(template: string): string {
  return template.replaceAll('\0', '')
}

/** What programs need to run at all. Nothing else is handed on: `PORTSIDE_PASSWORD` and tokens of services live there, too. */
const passedOn = new Set(
  (
    'PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TMPDIR TEMP TMP DISPLAY WAYLAND_DISPLAY XDG_RUNTIME_DIR ' +
    'DBUS_SESSION_BUS_ADDRESS SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE USERNAME USERDOMAIN APPDATA ' +
    'LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES HOMEDRIVE HOMEPATH ' +
    'PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS OS'
  ).split(' '),
)

/** The environment of the program: the little it needs, and every value as `PORTSIDE_EVENT`, `PORTSIDE_FILE` and so on. */
export function environmentOf(
  own: Readonly<Record<string, string | undefined>>,
  values: ReadonlyMap<string, string>,
): Record<string, string> {
  const kept = Object.entries(own).filter(([name]) => {
    const plain = name.toUpperCase()
    return passedOn.has(plain) || plain.startsWith('LC_')
  })
  const told = [...values].map(([name, value]) => [`PORTSIDE_${name.toUpperCase()}`, value])
  return Object.fromEntries([...kept, ...told]) as Record<string, string>
}

/**
 * Why a program cannot be started, or null. Windows starts batch files through its command interpreter, which reads
 * arguments as commands (CVE-2024-27980); it also ignores dots and spaces at the end of a name.
 */
export function programFault(program: string, platform: NodeJS.Platform): string | null {
  if (program.includes('\0')) return 'This program cannot be started.'
  if (platform === 'win32' && /\.(?:bat|cmd)[. ]*$/i.test(program)) {
    return 'Batch files cannot be given names of files safely. Choose a program (.exe), or one that runs the batch file.'
  }
  return null
}
