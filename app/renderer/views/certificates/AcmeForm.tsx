import { useState } from 'react'
import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { CountField } from '../../components/CountField.tsx'
import { Field, FieldFrame, FieldProblem } from '../../components/Field.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { t } from '../../texts/texts.ts'
import { AcmeProgress } from './AcmeProgress.tsx'
import { type AuthorityChoice, authorityOf, authorityOptions, knownAuthorities } from './acme-authorities.ts'
import { fixedReasonId } from './fixed-reason.ts'
import { TermsLine } from './TermsLine.tsx'
import { useAcmeForm } from './use-acme-form.ts'

/** Forms of what is typed, the same in every language. */
const examples = {
  name: 'ftp.example.org',
  directory: 'https://ca.example.org/acme/directory',
  pem: '-----BEGIN CERTIFICATE-----',
} as const

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
      aria-label={t('certificates:authority.label')}
      noValidate
      onSubmit={form.submit}
    >
      <p>{t('certificates:authority.lead')}</p>
      <fieldset className="certificate-fields" disabled={isFixed}>
        <LinesField
          label={t('certificates:authority.names')}
          hint={t('certificates:authority.namesHint')}
          placeholder={examples.name}
          value={draft.domains}
          problem={problemOf('domains')}
          onChange={(domains) => edit({ domains: [...domains] })}
        />
        <Field
          label={t('certificates:authority.email')}
          placeholder={t('certificates:authority.optional')}
          type="email"
          hint={t('certificates:authority.emailHint')}
          value={draft.email ?? ''}
          problem={problemOf('email')}
          onChange={(event) => edit({ email: event.target.value.trim() || null })}
        />
        <SelectField
          label={t('certificates:authority.choice')}
          options={authorityOptions()}
          value={choice}
          onChange={choose}
        />
        <div className="certificate-port">
          <CountField
            label={t('certificates:authority.port')}
            hint={t('certificates:authority.portHint')}
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
              label={t('certificates:authority.directory')}
              placeholder={examples.directory}
              value={draft.directoryUrl}
              problem={problemOf('directoryUrl')}
              onChange={(event) => edit({ directoryUrl: event.target.value.trim() })}
            />
            <FieldFrame
              label={t('certificates:authority.private')}
              hint={t('certificates:authority.privateHint')}
              problem={problemOf('caPem')}
            >
              {(control) => (
                <textarea
                  {...control}
                  className="field-input field-lines mono"
                  rows={3}
                  spellCheck={false}
                  placeholder={examples.pem}
                  value={draft.caPem ?? ''}
                  onChange={(event) => edit({ caPem: event.target.value || null })}
                />
              )}
            </FieldFrame>
          </>
        )}
        <div className="field">
          <Checkbox
            label={t('certificates:authority.agree')}
            isChecked={draft.isAgreed}
            onChange={(isAgreed) => edit({ isAgreed })}
          />
          <TermsLine key={`${draft.directoryUrl} ${draft.caPem}`} choice={choice} draft={draft} />
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
          {t(
            isOrdering
              ? 'certificates:authority.ordering'
              : form.isDirty
                ? 'certificates:authority.saveAndOrder'
                : 'certificates:authority.order',
          )}
        </Button>
        {form.isDirty && !isOrdering && (
          <Button onClick={() => void form.save()}>{t('certificates:authority.saveOnly')}</Button>
        )}
      </div>
    </form>
  )
}
