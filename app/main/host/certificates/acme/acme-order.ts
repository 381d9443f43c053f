import { Agent } from 'node:https'
import acme from 'acme-client'
import type { TlsIdentity } from '../../../engine/engine-options.ts'
import type { CertificateRules } from '../../settings/settings-schema.ts'
import type { AcmeAccount } from './acme-account.ts'
import { readAcmeDirectory } from './acme-directory.ts'
import { AcmeError } from './acme-error.ts'
import { startChallengeServer } from './challenge-server.ts'

/** What an order needs. */
export interface AcmeOrder {
  readonly rules: CertificateRules['acme']
  /** The account with the authority; null makes one. */
  readonly account: AcmeAccount | null
}

/** What an order brought. */
export interface AcmeResult {
  readonly identity: TlsIdentity
  /** To be kept for the next order. */
  readonly account: AcmeAccount
}

/**
 * Orders a certificate by HTTP-01 (RFC 8555) with a key of its own. The port of the check is open only meanwhile.
 * Rejects with AcmeError or ChallengePortError.
 */
export async function orderCertificate({ rules, account }: AcmeOrder): Promise<AcmeResult> {
  const { directoryUrl, domains, email, httpPort, caPem, isAgreed } = rules
  const [first] = domains
  if (first === undefined) throw new AcmeError('Name at least one host name that leads to this computer.')
  if (!isAgreed) throw new AcmeError("Agree to the authority's terms first.")
  await readAcmeDirectory(directoryUrl, caPem)
  const key = await acme.crypto.createPrivateEcdsaKey('P-256')
  const [, csr] = await acme.crypto.createCsr({ commonName: first, altNames: [...domains] }, key)
  const accountKey = account?.keyPem ?? (await acme.crypto.createPrivateEcdsaKey('P-256')).toString()
  const challenges = await startChallengeServer(httpPort)
  // The library has one HTTP client for all orders; ours run one at a time.
  acme.axios.defaults.httpsAgent = caPem === null ? undefined : new Agent({ ca: caPem })
  try {
    const client = new acme.Client({
      directoryUrl,
      accountKey,
      ...(account?.accountUrl ? { accountUrl: account.accountUrl } : {}),
    })
    const certificatePem = await client.auto({
      csr,
      ...(email === null ? {} : { email }),
      termsOfServiceAgreed: true,
      challengePriority: ['http-01'],
      // Its own look from inside the network says nothing about the way from outside.
      skipChallengeVerification: true,
      challengeCreateFn: (_authorization, { token }, keyAuthorization) => {
        challenges.answer(token, keyAuthorization)
        return Promise.resolve(true)
      },
      challengeRemoveFn: (_authorization, { token }) => {
        challenges.forget(token)
        return Promise.resolve(true)
      },
    })
    return {
      identity: { certificatePem, privateKeyPem: key.toString() },
      account: { directoryUrl, keyPem: accountKey, accountUrl: client.getAccountUrl() },
    }
  } catch (cause) {
    throw new AcmeError(describe(cause), { cause })
  } finally {
    acme.axios.defaults.httpsAgent = undefined
    await challenges.close()
  }
}

/** The authority's own words are the best there are; they come from the network and are shown as text. */
function describe(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return `The authority refused: ${text.slice(0, 300)}`
}
