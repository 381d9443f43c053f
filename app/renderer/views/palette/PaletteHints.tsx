import { t } from '../../texts/texts.ts'
import { keyWords } from '../frame/key-words.ts'

/** The keys of the palette, in one quiet line. */
export function PaletteHints({ hasMore }: { hasMore: boolean }) {
  return (
    <p className="palette-hints meta" aria-hidden="true">
      <span>
        <kbd>{keyWords('enter')}</kbd> {t('frame:palette.hintRun')}
      </span>
      {hasMore && (
        <span>
          <kbd>{document.documentElement.dir === 'rtl' ? '←' : '→'}</kbd> {t('frame:palette.hintMore')}
        </span>
      )}
      <span>
        <kbd>{keyWords('escape')}</kbd> {t('frame:palette.hintClose')}
      </span>
    </p>
  )
}
