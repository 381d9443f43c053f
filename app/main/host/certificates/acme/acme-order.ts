import { Agent as HttpAgent } from 'node:http'
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
  /** Keeps the account of an order that failed: an authority allows few new ones. */
  readonly keepAccount?: (account: AcmeAccount) => Promise<unknown>
  /** Gives up. */
  readonly signal?: AbortSignal
}

/** What an order brought. */
export interface AcmeResult {
  readonly identity: TlsIdentity
  /** To be kept for the next order. */
  readonly account: AcmeAccount
}

/** An authority that does not come to an end is given up. */
const longestOrderMs = 180_000
/** Chains have a few kilobytes. */
const maxAnswerBytes = 1_000_000
/** An authority speaks HTTPS; one that sends us elsewhere could make this computer call its own services. */
const noHttp = new HttpAgent({ maxSockets: 1 })
noHttp.createConnection = () => {
  throw new Error('the authority leads to an address without HTTPS')
}

/**
 * Orders a certificate by HTTP-01 (RFC 8555) with a key of its own. The port of the check is open only meanwhile.
 * Rejects with AcmeError or ChallengePortError.
 */
export async function orderCertificate({
  rules,
  account,
  keepAccount,
  signal,
}: AcmeOrder): Promise<AcmeResult> {
  const { directoryUrl, domains, email, httpPort, caPem, isAgreed } = rules
  const [first] = domains
  if (first === undefined) throw new AcmeError('Name at least one host name that leads to this computer.')
  if (!isAgreed) throw new AcmeError("Agree to the authority's terms first.")
  await readAcmeDirectory(directoryUrl, caPem)
  const key = await acme.crypto.createPrivateEcdsaKey('P-256')
  const [, csr] = await acme.crypto.createCsr({ commonName: first, altNames: [...domains] }, key)
  const accountKey = account?.keyPem ?? (await acme.crypto.createPrivateEcdsaKey('P-256')).toString()
  const kept: AcmeAccount = { directoryUrl, keyPem: accountKey, accountUrl: null }
  const challenges = await startChallengeServer(httpPort)
  const agent = new Agent(caPem === null ? {} : { ca: caPem })
  const ending = AbortSignal.any([AbortSignal.timeout(longestOrderMs), ...(signal ? [signal] : [])])
  const given = new Promise<never>((_, reject) => {
    ending.addEventListener('abort', () => reject(new Error('it takes too long')), { once: true })
  })
  // The library has one HTTP client for all orders; ours run one at a time.
  const { defaults } = acme.axios
  Object.assign(defaults, {
    httpsAgent: agent,
    httpAgent: noHttp,
    signal: ending,
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    timeout: 30_000,
  })
  // It would wait as long as the authority says, be it years; our own tries come hours apart.
  Object.assign(defaults, { acmeSettings: { ...acmeSettingsOf(defaults), retryMaxAttempts: 0 } })
  const client = new acme.Client({
    directoryUrl,
    accountKey,
    ...(account?.accountUrl ? { accountUrl: account.accountUrl } : {}),
  })
  try {
    const ordering = client.auto({
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
    // What still comes after it was given up is heard by nobody.
    ordering.catch(() => undefined)
    const certificatePem = await Promise.race([ordering, given])
    return {
      identity: { certificatePem, privateKeyPem: key.toString() },
      account: { ...kept, accountUrl: client.getAccountUrl() },
    }
  } catch (cause) {
    const accountUrl = accountUrlAfter(client, cause)
    await keepAccount?.({ ...kept, accountUrl })
    throw new AcmeError(describe(cause), { cause })
  } finally {
    given.catch(() => undefined)
    agent.destroy()
    await challenges.close()
  }
}

/** Null before there is an account, and where the authority has forgotten it: the next order makes one then. */
function accountUrlAfter(client: { getAccountUrl(): string }, cause: unknown): string | null {
  if (/account.*(not exist|not found|unknown)/i.test(String(cause))) return null
  try {
    return client.getAccountUrl()
  } catch {
    return null
  }
}

function acmeSettingsOf(defaults: object): object {
  return 'acmeSettings' in defaults &&
    typeof defaults.acmeSettings === 'object' &&
    defaults.acmeSettings !== null
    ? defaults.acmeSettings
    : {}
}

/** The authority's own words are the best there are; they come from the network and are shown as text. */
function describe(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return `The authority refused: ${text.slice(0, 300)}`
}
