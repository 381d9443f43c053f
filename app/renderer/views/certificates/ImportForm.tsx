import { FileKey } from 'lucide-react'
import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { fixedReasonId } from './fixed-reason.ts'
import { findFilesProblem, readBase64 } from './read-files.ts'

/** Takes a certificate with its key from files; a password is asked for when they need one. */
export function ImportForm({ isFixed }: { isFixed: boolean }) {
  const actions = useActions()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const [files, setFiles] = useState<readonly File[]>([])
  const [password, setPassword] = useState<string | null>(null)
  const [problem, setProblem] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isOver, setIsOver] = useState(false)

  const choose = (chosen: FileList | null): void => {
    const next = [...(chosen ?? [])]
    if (next.length === 0) return
    setFiles(next)
    setPassword(null)
    const found = findFilesProblem(next)
    setProblem(found === null ? null : { field: 'files', message: found })
  }

  const clear = (): void => {
    setFiles([])
    setPassword(null)
    setProblem(null)
    if (input.current !== null) input.current.value = ''
  }

  const bring = async (): Promise<void> => {
    const found = findFilesProblem(files)
    if (found !== null) return setProblem({ field: 'files', message: found })
    setIsBusy(true)
    const refusal = await readAll(files).then(
      (contents) => actions.importCertificate({ files: contents, password: password || null }),
      () => ({ field: 'files', message: t('certificates:import.unreadable') }),
    )
    setIsBusy(false)
    if (refusal === null) {
      clear()
      return actions.toast('ok', t('certificates:import.done'))
    }
    // The first time it is only asked for: nothing was wrong with a field that was not there.
    if (refusal.field === 'password' && password === null) setPassword('')
    setProblem(refusal)
  }

  const take = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files') || isFixed) return
    event.preventDefault()
    setIsOver(event.type === 'dragover')
    if (event.type === 'drop') choose(event.dataTransfer.files)
  }

  const filesProblem = problem?.field === 'password' ? null : problem?.message
  return (
    <form
      className={`certificate-card form certificate-import ${isOver ? 'certificate-import-over' : ''}`}
      aria-label={t('certificates:import.label')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void bring()
      }}
      onDragOver={take}
      onDragLeave={() => setIsOver(false)}
      onDrop={take}
    >
      <p>{t('certificates:import.lead')}</p>
      <div className="field">
        <div className="certificate-files">
          <input
            ref={input}
            id={id}
            className="visually-hidden"
            type="file"
            multiple
            accept=".pem,.crt,.cer,.key,.pfx,.p12"
            aria-label={t('certificates:import.files')}
            aria-invalid={filesProblem ? true : undefined}
            aria-describedby={`${id}-problem ${isFixed ? fixedReasonId : ''}`}
            disabled={isFixed}
            tabIndex={-1}
            onChange={(event) => choose(event.target.files)}
          />
          <Button
            icon={FileKey}
            disabled={isFixed}
            aria-describedby={isFixed ? fixedReasonId : undefined}
            onClick={() => input.current?.click()}
          >
            {t('certificates:import.choose')}
          </Button>
          <span className="certificate-file-names">
            {files.length === 0
              ? t('certificates:import.noFiles')
              : files.map(({ name }) => displayText(name)).join(', ')}
          </span>
        </div>
        <FieldProblem id={`${id}-problem`} problem={filesProblem} />
      </div>
      {password !== null && (
        <Field
          label={t('certificates:import.password')}
          type="password"
          // The field has just been asked for, and typing is the one thing left to do.
          autoFocus
          value={password}
          problem={problem?.field === 'password' ? problem.message : null}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      <p className="meta">{t('certificates:import.hint')}</p>
      <div className="form-buttons">
        <Button
          type="submit"
          tone="primary"
          disabled={isFixed || isBusy || files.length === 0 || password === ''}
          aria-describedby={isFixed ? fixedReasonId : undefined}
        >
          {t('certificates:import.submit')}
        </Button>
        {files.length > 0 && <Button onClick={clear}>{t('certificates:import.clear')}</Button>}
      </div>
    </form>
  )
}

const readAll = (files: readonly File[]): Promise<string[]> => Promise.all(files.map(readBase64))
