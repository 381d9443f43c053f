import { FolderPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useActions, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import './drop-zone.css'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Tells whether a dragged item is a folder; where the browser cannot say, main decides. */
function isFolder(item: DataTransferItem): boolean {
  const entry = item.webkitGetAsEntry()
  return entry === null || entry.isDirectory
}

/** Takes a folder dropped anywhere on the window. */
export function DropZone() {
  const actions = useActions()
  // The certificates screen takes files itself, and the zone would hide where.
  const isForFolders = useUi((state) => state.screen !== 'certificates')
  const [isDragging, setIsDragging] = useState(false)

  useEffect(() => {
    // Entering a child fires before leaving its parent; only the difference tells whether the pointer is inside.
    let depth = 0
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      depth += 1
      setIsDragging(true)
    }
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setIsDragging(false)
    }
    const over = (event: DragEvent): void => {
      if (event.defaultPrevented) return
      // Without this the browser would navigate to what is dropped.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = carriesFiles(event) ? 'copy' : 'none'
    }
    const drop = (event: DragEvent): void => {
      depth = 0
      setIsDragging(false)
      // A part of the screen has taken it.
      if (event.defaultPrevented) return
      event.preventDefault()
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
      const [item] = items
      if (item === undefined) return
      const file = item.getAsFile()
      if (items.length > 1) actions.toast('bad', t('frame:drop.one'))
      else if (!isFolder(item) || file === null) actions.toast('bad', t('frame:drop.foldersOnly'))
      else void actions.dropFolder(file)
    }
    const listeners = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', over],
      ['drop', drop],
    ] as const
    for (const [type, listener] of listeners) window.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener)
    }
  }, [actions])

  if (!isDragging || !isForFolders) return null
  return (
    <div className="drop-zone">
      <div className="drop-zone-card">
        <FolderPlus size={32} strokeWidth={1.5} aria-hidden="true" />
        <p>{t('frame:drop.here')}</p>
      </div>
    </div>
  )
}
