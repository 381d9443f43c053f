import { type AsciiConverter, createAsciiDecoder } from './ascii.ts'
import type { UploadJob } from './data-plane.ts'
import { GatheringWriter, type WriteFailure } from './gathering-writer.ts'
import { Inflater } from './inflater.ts'

/** What takes the bytes of an upload from the wire into the file. */
export interface UploadIntake {
  /** True while the sender is to pause. */
  readonly isFull: boolean
  /** Why nothing more is taken, or null. */
  readonly failure: WriteFailure | null
  /** Takes the next bytes of the wire over; they are dropped after a failure. */
  push(chunk: Uint8Array): void
  /**
   * Nothing more comes; `isWhole` says that the client ended the stream in good order. Resolves when no write is under
   * way any more, to the failure if there was one.
   */
  finish(isWhole: boolean): Promise<WriteFailure | null>
}

/** Opens the way the job asks for. `onChange` is called when there is room again, and after a failure. */
export function openIntake(job: UploadJob, onChange: () => void): UploadIntake {
  return job.compression === null ? new FileIntake(job, onChange) : new InflatingIntake(job, onChange)
}

/** Converts line ends where the job says so, keeps to the range where it names one, and writes. */
class FileIntake implements UploadIntake {
  readonly #writer: GatheringWriter
  readonly #decoder: AsciiConverter | null
  readonly #onChange: () => void
  /** Bytes that still fit into the range; null without one. */
  #left: number | null
  #rangeFailure: WriteFailure | null = null

  constructor(job: UploadJob, onChange: () => void) {
    this.#writer = new GatheringWriter(job.file, job.start, onChange)
    this.#decoder = job.representation === 'ascii' ? createAsciiDecoder() : null
    this.#onChange = onChange
    this.#left = job.end === undefined ? null : job.end - job.start
  }

  get isFull(): boolean {
    return this.#writer.isFull
  }

  get failure(): WriteFailure | null {
    return this.#writer.failure ?? this.#rangeFailure
  }

  push(chunk: Uint8Array): void {
    this.#write(this.#decoder === null ? chunk : this.#decoder.convert(chunk))
  }

  async finish(isWhole: boolean): Promise<WriteFailure | null> {
    // A lone CR at the end of an upload that was cut may be half a line end; the resuming client sends its LF again.
    if (isWhole && this.#decoder !== null) this.#write(this.#decoder.finish())
    const failed = await this.#writer.finish()
    if (failed !== null || !isWhole || this.#left === null || this.#left === 0)
      return failed ?? this.#rangeFailure
    return this.#rangeFailure ?? offRange('fewer bytes than the range')
  }

  #write(bytes: Uint8Array): void {
    if (this.#left === null) this.#writer.push(bytes)
    else {
      this.#writer.push(bytes.subarray(0, this.#left))
      if (bytes.length > this.#left && this.#rangeFailure === null) {
        this.#rangeFailure = offRange('more bytes than the range')
        this.#onChange()
      }
      this.#left = Math.max(0, this.#left - bytes.length)
    }
  }
}

/** Decompresses what arrives in MODE Z. At most a few hundred KiB wait here, whatever the data would grow to. */
class InflatingIntake implements UploadIntake {
  readonly #file: FileIntake
  readonly #inflater: Inflater
  /** Input was all there when damage was found, so that a missing end mark says something. */
  #damage: WriteFailure | null = null

  constructor(job: UploadJob, onChange: () => void) {
    this.#file = new FileIntake(job, () => {
      // A disk that is full takes nothing more; the inflater would wait for ever.
      if (this.#file.failure !== null) this.#inflater.close()
      else if (!this.#file.isFull) this.#inflater.resume()
      onChange()
    })
    this.#inflater = new Inflater({
      onBytes: (bytes) => {
        this.#file.push(bytes)
        if (this.#file.isFull) this.#inflater.pause()
      },
      onChange,
    })
  }

  get isFull(): boolean {
    return this.#inflater.isFull
  }

  get failure(): WriteFailure | null {
    return this.#file.failure ?? this.#damage ?? damageOf(this.#inflater)
  }

  push(chunk: Uint8Array): void {
    if (this.#file.failure === null) this.#inflater.push(chunk)
  }

  async finish(isWhole: boolean): Promise<WriteFailure | null> {
    this.#damage = damageOf(this.#inflater)
    await this.#inflater.finish()
    // In a connection that was cut the end mark is missing as a matter of course; that is no fault of the data.
    if (isWhole) this.#damage ??= damageOf(this.#inflater)
    const failed = await this.#file.finish(isWhole && this.#damage === null)
    return failed ?? this.#damage
  }
}

function damageOf({ damage }: Inflater): WriteFailure | null {
  return damage === null ? null : { failure: 'bad-data', cause: damage }
}

function offRange(message: string): WriteFailure {
  return { failure: 'off-range', cause: new Error(message) }
}
