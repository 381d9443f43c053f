/** A path that tries to leave the share. */
export interface Trick {
  /** One character a byte, as it is put on the wire. */
  readonly path: string
  /**
   * What it stands for at best: `nothing` that is there (but a name that may be made inside), the `root` itself, or
   * something that is `refused` whatever is asked of it.
   */
  readonly means: 'nothing' | 'root' | 'refused'
  /** Leads where a share may be told to follow: left out where it is. */
  readonly isFollowedAnywhere?: true
}

const asBytes = (text: string) => Buffer.from(text).toString('latin1')
const list = (means: Trick['means'], paths: readonly string[]): Trick[] =>
  paths.map((path) => ({ path: asBytes(path), means }))

/** Steps up, other spellings of them, and the names other systems give a meaning. */
export function wordTricks(around: string): Trick[] {
  return [
    ...list('nothing', [
      ...[
        '../secret',
        '/../secret',
        '../../secret',
        '../../../../../../../../etc/passwd',
        'folder/../../secret',
      ],
      ...['/./../secret', '..//secret', '//..//secret', 'folder/./.././../secret', '../rootless/secret'],
      ...['....//secret', '.../secret', '..;/secret', '.. /secret', '\u2025/secret', '\uff0e\uff0e/secret'],
      ...['..\\secret', '..\\..\\secret', '\\..\\secret', 'folder\\..\\..\\secret', '..\\/secret'],
      ...['%2e%2e/secret', '%2e%2e%2fsecret', '..%2fsecret', '%252e%252e%252fsecret', '..%5csecret', '%00'],
      ...['~', '~/secret', '~root', '~root/secret', '$HOME/secret', '`id`', '|id', ';id'],
      ...[`${around}/secret`, `${around}/outside`, '/etc/passwd', '/proc/self/environ', '/dev/stdin'],
      ...['C:', 'C:\\Windows\\win.ini', 'C:secret', 'c:/secret', '\\\\?\\C:\\secret', '\\\\.\\pipe\\x'],
      ...['//server/share/secret', '\\\\server\\share\\secret', 'file:///etc/passwd', 'inside::$DATA'],
      ...[
        'inside:stream',
        'folder::$INDEX_ALLOCATION',
        'CON',
        'NUL',
        'COM1',
        'aux.txt',
        'LPT1.txt',
        'CONIN$',
      ],
      ...['inside.', 'inside ', 'folder.', 'PROGRA~1', 'SECRET~1', '...', '.. '],
    ]),
    ...[
      '..\xc0\xafsecret',
      '\xc0\xae\xc0\xae/secret',
      '\xe0\x80\xae\xe0\x80\xae/secret',
      '..%c0%afsecret',
    ].map((path) => ({ path, means: 'nothing' as const })),
    ...list('refused', ['secret\0', '../secret\0.txt', 'x\rDELE ../secret', 'n'.repeat(256)]),
    ...list('refused', [`${'../'.repeat(300)}${'n'.repeat(300)}`, 'inside/..x/secret', 'inside/secret']),
  ]
}

/** Paths through the links of a linked ground; all are refused, or followed where the share says so. */
export const linkTricks: readonly Trick[] = [
  ...list('refused', ['link-self', 'link-loop', 'link-loop/secret', 'link-missing', 'link-missing/new']),
  ...list('refused', [
    'link-process',
    'link-process/environ',
    'link-process/fd/0',
    'link-process/root/etc/passwd',
  ]),
  ...list('refused', ['link-device', 'link-device/x']),
  ...list('refused', [
    ...['link-file', 'link-absolute', 'link-folder', 'link-folder/secret', 'link-folder/only-outside'],
    ...['link-folder/empty', 'link-folder/empty/new', 'link-folder/new', 'link-folder/new/new'],
    ...[
      'link-folder/folder/secret',
      'link-chain',
      'link-chain/secret',
      'link-sibling',
      'link-sibling/secret',
    ],
    ...['link-up', 'link-up/secret', 'link-up/new', 'link-up/root/inside', 'link-file/x'],
    ...['link-process-root', 'link-process-root/etc/passwd', 'link-process-folder', 'link-stdin'],
    ...['link-process-folder/package.json', 'link-process-folder/new-by-a-test'],
  ]).map((trick) => ({ ...trick, isFollowedAnywhere: true as const })),
  // What is after a link is looked at only once ".." is resolved: this never gets near the link.
  ...list('nothing', ['link-folder/../secret', 'link-folder/../../secret']),
]

/** The root by other names; last, because what removes a tree may empty it. */
export const rootTricks: readonly Trick[] = list('root', [
  '..',
  '../..',
  '/..',
  '.',
  '/',
  '//',
  'folder/../..',
  '../',
])
