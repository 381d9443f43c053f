import { join } from 'node:path'

/** A program with its arguments. */
export interface CommandLine {
  readonly program: string
  readonly args: readonly string[]
}

/** Where desktops look for what starts with a session (XDG Autostart). */
export function autostartFile(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'autostart', 'portside.desktop')
}

/**
 * The desktop entry that starts this command, or null when none can: the format has no way to say a line break, and a
 * program cannot have `=` in its path (Desktop Entry Specification, "The Exec key").
 */
export function autostartEntry({ program, args }: CommandLine): string | null {
  const words = [program, ...args]
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such characters are what is looked for.
  if (program.includes('=') || words.some((word) => /[\u0000-\u001f\u007f]/.test(word))) return null
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Portside',
    `Exec=${words.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** One word of Exec: quoted for its own rules, then escaped for those of every value. */
function quoted(word: string): string {
  const inQuotes = word.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes}"`.replaceAll('\\', '\\\\')
}
