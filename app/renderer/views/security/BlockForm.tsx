import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { type BlockTime, blockTimeMs, blockTimeOptions, networkProblem } from './block-draft.ts'

/** Blocks one address or network by hand. */
export function BlockForm({ address, onClose }: { address: string; onClose: () => void }) {
  const actions = useActions()
  const form = useRef<HTMLFormElement>(null)
  const [range, setRange] = useState(address)
  const [time, setTime] = useState<BlockTime>('3600000')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  const block = async (): Promise<void> => {
    const wrong = networkProblem(range)
    setProblem(wrong)
    if (wrong !== null) return
    setIsBusy(true)
    const refused = await actions.blockAddresses({
      ranges: [range.trim()],
      note: note.trim(),
      durationMs: blockTimeMs(time),
    })
    setIsBusy(false)
    if (refused === null) onClose()
    else setProblem(refused.message)
  }

  return (
    <form
      ref={form}
      className="security-form"
      aria-label={t('security:block.form')}
      noValidate
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void block()
      }}
    >
      <Field
        label={t('security:field.address')}
        placeholder={t('security:field.or', { address: '203.0.113.7', network: '203.0.113.0/24' })}
        maxLength={60}
        value={range}
        problem={problem}
        onChange={(event) => {
          setRange(event.target.value)
          setProblem(null)
        }}
      />
      <SelectField
        label={t('security:block.time')}
        options={blockTimeOptions()}
        value={time}
        onChange={setTime}
      />
      <Field
        label={t('security:field.note')}
        placeholder={t('security:field.noteHint')}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="form-buttons">
        <Button type="submit" tone="primary" disabled={isBusy}>
          {t('security:block.submit')}
        </Button>
        <Button onClick={onClose}>{t('security:block.cancel')}</Button>
      </div>
    </form>
  )
}
