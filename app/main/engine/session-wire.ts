import type { TransferSource } from './control/transfer-plan.ts'
import type { TransferWire } from './control/transfer-runner.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionTls } from './tls/session-tls.ts'

/** How the bytes of the next transfer travel, as client, account and server want it now. */
export function transferWireOf(
  context: SessionContext,
  sessionTls: SessionTls | null,
  kind: TransferSource['kind'],
): TransferWire {
  const { account, protection, representation, deflate, tlsResumption, options } = context
  const tls = protection === 'private' ? sessionTls : null
  return {
    tls: tls?.dataTls(tlsResumption, kind) ?? null,
    representation,
    compression: deflate.isOn ? { kind: 'deflate', level: deflate.level } : null,
    stallTimeoutMs: options.stallTimeoutMs,
    throttle: account.throttleFor(kind),
  }
}
