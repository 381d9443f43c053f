import { inspect } from 'node:util'

const stars = '********'

/** A password in memory: prints as stars wherever it is logged, serialised or inspected by mistake. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The real value; call it only where it is checked or hashed. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return stars
  }

  toJSON(): string {
    return stars
  }

  [inspect.custom](): string {
    return stars
  }
}
