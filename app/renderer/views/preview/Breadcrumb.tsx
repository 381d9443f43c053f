import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'
import { foldersOfPath } from './folders-of-path.ts'

interface BreadcrumbProps {
  /** Virtual path. */
  readonly path: string
  readonly onOpen: (path: string) => void
}

/** The way to a folder; every folder on it can be opened. */
export function Breadcrumb({ path, onOpen }: BreadcrumbProps) {
  const folders = foldersOfPath(path)
  return (
    <nav className="breadcrumb" aria-label={t('preview:folder')}>
      {folders.map((folder, index) => (
        <Fragment key={folder.path}>
          {index > 0 && <ChevronRight size={14} aria-hidden="true" />}
          <button
            type="button"
            className="breadcrumb-folder cut"
            aria-current={index === folders.length - 1 ? 'page' : undefined}
            title={displayText(folder.name)}
            onClick={() => onOpen(folder.path)}
          >
            {index === 0 ? t('preview:root') : displayText(folder.name)}
          </button>
        </Fragment>
      ))}
    </nav>
  )
}
