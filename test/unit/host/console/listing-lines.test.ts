import { describe, expect, it } from 'vitest'
import { parseListing, parseMlsd, parseNames } from '../../../../app/main/host/console/listing-lines.ts'

describe('a listing', () => {
  it('of MLSD keeps names to the byte and leaves the folder itself out', () => {
    const text = [
      'type=cdir;modify=20270101000000; .',
      'type=pdir; ..',
      'Type=file;Size=12;Modify=20270203040506.5; a; b=c ',
      'type=dir;  lead',
      'type=OS.unix=symlink;size=; link',
      'size=99999999999999999999;type=file; big',
      'no name',
      '',
    ].join('\r\n')
    expect(parseMlsd(text)).toEqual([
      { name: 'a; b=c ', kind: 'file', size: 12, modifiedAt: Date.UTC(2027, 1, 3, 4, 5, 6, 500) },
      { name: ' lead', kind: 'folder', size: null, modifiedAt: null },
      { name: 'link', kind: 'other', size: null, modifiedAt: null },
      { name: 'big', kind: 'file', size: null, modifiedAt: null },
      { name: 'name', kind: 'other', size: null, modifiedAt: null },
    ])
  })

  it('of LIST is read where its form is known', () => {
    const line = '-rw-r--r--   1 ftp ftp           7 Mar  3 12:00 a b.txt'
    expect(parseListing(`${line}\r\n`)).toEqual([
      { name: 'a b.txt', kind: 'file', size: 7, modifiedAt: null },
    ])
    expect(parseListing('something nobody knows\r\n')).toBeNull()
  })

  it('of NLST is names alone', () => {
    expect(parseNames('a\r\nb c\r\n').map(({ name }) => name)).toEqual(['a', 'b c'])
  })
})
