import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { Throughput } from '../throughput/throughput.ts'

/** Calls of the first screen alone. */
export function createOverviewCalls(
  throughput: Pick<Throughput, 'read'>,
): Pick<CallHandlers, 'getThroughput'> {
  return { getThroughput: ({ window }) => throughput.read(window) }
}
