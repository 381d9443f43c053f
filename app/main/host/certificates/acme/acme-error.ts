/** An order did not lead to a certificate; the message is one line for people. */
export class AcmeError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AcmeError'
  }
}
