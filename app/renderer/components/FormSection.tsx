import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import './form-section.css'

interface FormSectionProps {
  readonly title: string
  /** What is set in it, in a few words, so that it need not be opened to know. */
  readonly summary: string
  /** Something inside is wrong: the section opens, so that nobody looks for it. */
  readonly hasProblem: boolean
  readonly children: ReactNode
}

/** A part of a form that is closed until somebody needs it. What was typed in it stays when it closes. */
export function FormSection({ title, summary, hasProblem, children }: FormSectionProps) {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    if (hasProblem) setIsOpen(true)
  }, [hasProblem])
  return (
    <details className="form-section" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={16} aria-hidden="true" />
        <span className="form-section-title">{title}</span>
        <span className="meta cut form-section-summary">{summary}</span>
      </summary>
      <div className="form-section-body">{children}</div>
    </details>
  )
}
