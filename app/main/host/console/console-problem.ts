/** Something a person did that cannot be done; the message is one line for people. */
export class ConsoleProblem extends Error {
  override readonly name = 'ConsoleProblem'
}

/** The server refused; what it said is in the conversation already. */
export class ServerRefusal extends ConsoleProblem {}
