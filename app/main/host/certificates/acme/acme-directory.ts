import { Agent, get } from 'node:https'
import { z } from 'zod'
import { AcmeError } from './acme-error.ts'

/** What is read of an authority's directory (RFC 8555 §7.1.1). */
const directorySchema = z.object({
  newOrder: z.url(),
  meta: z.object({ termsOfService: z.url().optional() }).optional(),
})

const maxBytes = 100_000
const timeoutMs = 15_000

/**
 * Asks an authority whether it is there. Done before every order: the ACME library repeats a request that got no answer
 * for minutes, and then cannot say why.
 */
export async function readAcmeDirectory(
  directoryUrl: string,
  caPem: string | null,
): Promise<{ readonly termsUrl: string | null }> {
  const { host } = new URL(directoryUrl)
  const text = await fetchText(directoryUrl, caPem).catch((cause: unknown) => {
    const { code } = cause as { readonly code?: string }
    throw new AcmeError(`The authority ${host} cannot be reached (${code ?? String(cause)}).`, { cause })
  })
  try {
    return { termsUrl: directorySchema.parse(JSON.parse(text)).meta?.termsOfService ?? null }
  } catch (cause) {
    throw new AcmeError(`There is no ACME directory at ${directoryUrl}.`, { cause })
  }
}

function fetchText(url: string, caPem: string | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const agent = new Agent(caPem === null ? {} : { ca: caPem })
    const request = get(url, { agent, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        if (text.length > maxBytes) request.destroy(new Error('the answer is too long'))
      })
      response.on('end', () => resolve(text))
    })
    request.on('error', reject)
    request.on('close', () => agent.destroy())
  })
}
