import type { WireCertificate } from '../../../preload/contract/wire-types.ts'
import type { TlsIdentity } from '../../engine/engine-options.ts'
import type { LoadedCertificate } from '../certificates/certificate-store.ts'

/** The certificate this run serves with; loaded when it is first needed. */
export interface CurrentCertificate {
  /** Rejects with a message for people when it cannot be loaded. */
  identity(): Promise<TlsIdentity>
  /** Null until it is loaded. */
  readonly wire: WireCertificate | null
}

/** Keeps what `load` gives; a failed load is tried again the next time. */
export function createCurrentCertificate(
  load: () => Promise<LoadedCertificate>,
  onLoaded: (certificate: LoadedCertificate) => void,
): CurrentCertificate {
  let loaded: LoadedCertificate | null = null
  return {
    async identity() {
      if (loaded === null) {
        loaded = await load()
        onLoaded(loaded)
      }
      return loaded.identity
    },
    get wire() {
      return loaded === null ? null : wireCertificate(loaded)
    },
  }
}

function wireCertificate({ info }: LoadedCertificate): WireCertificate {
  const { subject, issuer, names, notBeforeMs, notAfterMs, fingerprintSha256, keyType, isSelfSigned } = info
  return {
    subject,
    issuer,
    names: [...names],
    notBefore: notBeforeMs,
    notAfter: notAfterMs,
    fingerprintSha256,
    keyType,
    isSelfSigned,
  }
}
