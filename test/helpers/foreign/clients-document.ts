import { allAbilities, type ClientDescription, type Encryption } from './foreign-client.ts'
import type { KnownHabits } from './known-habits.ts'

const encryptionNames: Readonly<Record<Encryption, string>> = {
  plain: 'plain',
  explicit: 'explicit TLS',
  implicit: 'implicit TLS',
}

/** The text of docs/clients.md: what the tests run and hold, and nothing else. */
export function writeClientsDocument(
  clients: readonly ClientDescription[],
  habits: readonly KnownHabits[],
): string {
  return [
    '# Clients',
    '',
    'Made from the tests; `npx vitest run --project interop test/interop/clients-document.test.ts -u` writes it anew, and a',
    'test fails when it is stale.',
    '',
    '## Run against the server',
    '',
    'Versions of Debian 12 packages (basic-ftp: of npm). Each client does what is marked, contents compared by SHA-256, over',
    'every way of the second table: every encryption with every mode over IPv4, plain connections over IPv6. Names have',
    'spaces, quotes, umlauts, an emoji, a leading dash, `%`, `#` and `+`. Clients that are not installed are named by',
    '`npm test`, which installs them as root on Debian and Ubuntu.',
    '',
    ...tableOf(
      ['client', 'version', ...allAbilities],
      clients.map(({ name, version, abilities }) => [
        name,
        version,
        ...allAbilities.map((ability) => (abilities.includes(ability) ? '✓' : '–')),
      ]),
    ),
    '',
    ...tableOf(
      ['client', 'package', 'encryption', 'data connections', 'addresses'],
      clients.map(({ name, source, encryptions, modes, families }) => [
        name,
        source,
        encryptions.map((encryption) => encryptionNames[encryption]).join(', '),
        modes.join(', '),
        families.join(', '),
      ]),
    ),
    '',
    'Trees of folders besides: `rclone sync` with 500 files up and down and `check --download`, plain and over explicit TLS;',
    '`lftp mirror` both ways, `ncftpput -R` and `ncftpget -R`, `wget --recursive`. A download that the server stops is a',
    'broken connection for curl (exit code 56), never a complete file.',
    '',
    '### Limits of the clients themselves',
    '',
    ...clients.flatMap(({ limits }) => limits.map((limit) => `- ${limit}`)),
    '',
    '## Held by their known habits',
    '',
    'Clients that are not in the tables do not run in the tests: their known sequences of commands are played over real',
    'sockets, and the server is held to what they need. A client of the tables is here for a habit of its own.',
    '',
    ...habits.flatMap(({ client, habits: held }) => [
      `- **${client}**`,
      ...held.map((habit) => `  - ${habit}`),
    ]),
    '',
  ].join('\n')
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}
