import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one suite, in memory where there is such a place, so that no disk is measured. */
export class BenchFolder {
  readonly path: string

  constructor() {
    const place = process.env.BENCH_FOLDER ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
    this.path = mkdtempSync(join(place, 'portside-bench-'))
  }

  /** Writes a file of so many bytes. */
  write(name: string, bytes: number): void {
    writeFileSync(join(this.path, name), Buffer.alloc(bytes, 7))
  }

  /** Makes a folder of so many empty files. */
  writeMany(name: string, count: number): void {
    const folder = join(this.path, name)
    mkdirSync(folder)
    for (let index = 0; index < count; index += 1) writeFileSync(join(folder, `file-${index}.txt`), '')
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
