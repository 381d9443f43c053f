import { Copy } from 'lucide-react'
import { useState } from 'react'
import { acmeRules } from '../../../preload/contract/fields/certificate-rules.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { type AuthorityChoice, termsUrlOf } from './acme-authorities.ts'
import type { AcmeRules } from './use-acme-form.ts'

interface TermsLineProps {
  readonly choice: AuthorityChoice
  readonly draft: Pick<AcmeRules, 'directoryUrl' | 'caPem'>
}

type Answer =
  | { readonly kind: 'unasked' | 'asking' | 'none' }
  | { readonly kind: 'found'; readonly url: string }
  | { readonly kind: 'failed'; readonly problem: string }

/**
 * Where the terms are: this window opens no other pages, so the address is there to be taken to a browser. Of an authority
 * that is not known here its directory is asked, when somebody wants to know.
 */
export function TermsLine({ choice, draft: { directoryUrl, caPem } }: TermsLineProps) {
  const actions = useActions()
  const known = termsUrlOf(choice)
  const [answer, setAnswer] = useState<Answer>(
    known === null ? { kind: 'unasked' } : { kind: 'found', url: known },
  )
  const ask = async (): Promise<void> => {
    setAnswer({ kind: 'asking' })
    const outcome = await actions.findAcmeTerms({ directoryUrl, caPem })
    if (!outcome.ok) return setAnswer({ kind: 'failed', problem: outcome.problem.message })
    const { url } = outcome.value
    setAnswer(url === null ? { kind: 'none' } : { kind: 'found', url })
  }
  if (answer.kind === 'found') {
    return (
      <p className="certificate-terms meta">
        <span className="mono">{answer.url}</span>
        <IconButton
          label={t('certificates:terms.copy')}
          icon={Copy}
          onClick={() => void actions.copy(answer.url, t('certificates:terms.address'))}
        />
      </p>
    )
  }
  const isAddress = acmeRules.directoryUrl.safeParse(directoryUrl).success
  return (
    <p className="certificate-terms meta" role="status">
      {answer.kind === 'unasked' && <span>{t('certificates:terms.unknown')}</span>}
      {answer.kind === 'asking' && <span>{t('certificates:terms.finding')}</span>}
      {answer.kind === 'none' && <span>{t('certificates:terms.none')}</span>}
      {answer.kind === 'failed' && <span>{tHost(answer.problem)}</span>}
      {isAddress && answer.kind !== 'asking' && answer.kind !== 'none' && (
        <Button onClick={() => void ask()}>{t('certificates:terms.find')}</Button>
      )}
    </p>
  )
}
