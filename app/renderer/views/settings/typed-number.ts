/** What an emptied field is where there has to be a number: the contract refuses NaN, so that the form says so. */
export function orNotANumber(value: number | null): number {
  return value ?? Number.NaN
}
