import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { CountField } from '../../components/CountField.tsx'
import { Field, FieldFrame, FieldProblem } from '../../components/Field.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { AcmeProgress } from './AcmeProgress.tsx'
import {
  type AuthorityChoice,
  authorityOf,
  authorityOptions,
  knownAuthorities,
  termsUrlOf,
} from './acme-authorities.ts'
import { fixedReasonId } from './fixed-reason.ts'
import { useAcmeForm } from './use-acme-form.ts'

/** Gets a certificate from an authority, which Portside then renews by itself. */
export function AcmeForm({ certificates }: { certificates: WireCertificates }) {
  const { isFixed, rules, acme } = certificates
  const form = useAcmeForm(rules.acme)
  const { draft, edit, problemOf } = form
  const [choice, setChoice] = useState<AuthorityChoice>(() => authorityOf(rules.acme.directoryUrl))
  const isOrdering = acme.phase === 'ordering' || form.isBusy
  const choose = (next: AuthorityChoice): void => {
    setChoice(next)
    // A private authority's certificate would make every public one untrusted.
    edit(next === 'other' ? { directoryUrl: '' } : { directoryUrl: knownAuthorities[next], caPem: null })
  }
  return (
    <form
      className="certificate-card form"
      aria-label="Certificate from an authority"
      noValidate
      onSubmit={form.submit}
    >
      <p>
        For a host name on the internet: the authority checks that it leads here by asking port 80 over HTTP,
        and devices then trust this server without a warning.
      </p>
      <fieldset className="certificate-fields" disabled={isFixed}>
        <LinesField
          label="Host names"
          hint="One a line. Each must lead to this computer from the internet."
          placeholder="ftp.example.org"
          value={draft.domains}
          problem={problemOf('domains')}
          onChange={(domains) => edit({ domains: [...domains] })}
        />
        <Field
          label="E-mail"
          placeholder="Optional"
          type="email"
          hint="The authority may write there about this certificate."
          value={draft.email ?? ''}
          problem={problemOf('email')}
          onChange={(event) => edit({ email: event.target.value.trim() || null })}
        />
        <SelectField label="Authority" options={authorityOptions} value={choice} onChange={choose} />
        <div className="certificate-port">
          <CountField
            label="Port for the check"
            hint="The authority asks port 80; a router may forward that to another port here."
            placeholder=""
            value={draft.httpPort}
            problem={problemOf('httpPort')}
            // An empty field is no port: NaN is refused by the form's own rules, null would not be a number at all.
            onChange={(port) => edit({ httpPort: port ?? Number.NaN })}
          />
        </div>
        {choice === 'other' && (
          <>
            <Field
              label="Directory address"
              placeholder="https://ca.example.org/acme/directory"
              value={draft.directoryUrl}
              problem={problemOf('directoryUrl')}
              onChange={(event) => edit({ directoryUrl: event.target.value.trim() })}
            />
            <FieldFrame
              label="Certificate of a private authority (PEM)"
              hint="Only for an authority of your own network; empty for public ones."
              problem={problemOf('caPem')}
            >
              {(control) => (
                <textarea
                  {...control}
                  className="field-input field-lines mono"
                  rows={3}
                  spellCheck={false}
                  placeholder="-----BEGIN CERTIFICATE-----"
                  value={draft.caPem ?? ''}
                  onChange={(event) => edit({ caPem: event.target.value || null })}
                />
              )}
            </FieldFrame>
          </>
        )}
        <div className="field">
          <Checkbox
            label="I agree to the authority’s terms"
            isChecked={draft.isAgreed}
            onChange={(isAgreed) => edit({ isAgreed })}
          />
          <TermsLine url={termsUrlOf(choice)} />
          <FieldProblem problem={problemOf('isAgreed')} />
        </div>
      </fieldset>
      <AcmeProgress acme={acme} isOrdering={isOrdering} problem={form.generalProblem} />
      <div className="form-buttons">
        <Button
          type="submit"
          tone="primary"
          disabled={isFixed || isOrdering}
          aria-describedby={isFixed ? fixedReasonId : undefined}
        >
          {isOrdering ? 'Ordering…' : form.isDirty ? 'Save and order now' : 'Order now'}
        </Button>
        {form.isDirty && !isOrdering && <Button onClick={() => void form.save()}>Save only</Button>}
      </div>
    </form>
  )
}

/** Where the terms are: this window opens no other pages, so the address is there to be taken to a browser. */
function TermsLine({ url }: { url: string | null }) {
  const actions = useActions()
  if (url === null) return <p className="meta">The authority tells where to read them.</p>
  return (
    <p className="certificate-terms meta">
      <span className="mono">{url}</span>
      <IconButton
        label="Copy address of the terms"
        icon={Copy}
        onClick={() => void actions.copy(url, 'Address')}
      />
    </p>
  )
}
