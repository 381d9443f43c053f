import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { tHost } from '../texts/host-texts.ts'
import './field.css'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with the value, shown beside it. */
  readonly problem?: string | null | undefined
  /** Buttons that belong to the field. */
  readonly trailing?: ReactNode
  /** Text after the input, such as a unit. */
  readonly unit?: string
}

/** A labelled input with its hint and its problem. */
export function Field({ label, hint, problem, trailing, unit, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(control) => (
        <>
          <input spellCheck={false} autoComplete="off" {...input} {...control} className="field-input" />
          {unit && <span className="meta">{unit}</span>}
          {trailing}
        </>
      )}
    </FieldFrame>
  )
}

/** What ties a control to its label, its hint and its problem. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string
}

interface FieldFrameProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with the value, shown beside it. */
  readonly problem?: string | null | undefined
  readonly children: (control: ControlProps) => ReactNode
}

/** Label, hint and problem around a control. */
export function FieldFrame({ label, hint, problem, children }: FieldFrameProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-line">
        {children({
          id,
          'aria-invalid': problem ? true : undefined,
          'aria-describedby': hint ? `${id}-hint ${id}-problem` : `${id}-problem`,
        })}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="meta">
          {hint}
        </p>
      )}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  )
}

/** A problem beside its field; it is announced when it appears. */
export function FieldProblem({ id, problem }: { id?: string; problem: string | null | undefined }) {
  return (
    <p id={id} className="field-problem" role="alert">
      {problem && tHost(problem)}
    </p>
  )
}
