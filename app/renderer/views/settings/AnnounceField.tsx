import { useStore } from 'zustand'
import { Segmented } from '../../components/Segmented.tsx'
import { pagePreferences } from '../../stores/page-preferences.ts'
import { t } from '../../texts/texts.ts'

const choices = ['problems', 'everything'] as const

/** What a screen reader says by itself in this window; what the person does is answered in any case. */
export function AnnounceField() {
  const announces = useStore(pagePreferences, (state) => state.announces)
  return (
    <div>
      <div className="settings-line">
        <span className="field-label">{t('frame:announceSetting.label')}</span>
        <Segmented
          label={t('frame:announceSetting.label')}
          options={choices.map((value) => ({ value, label: t(`frame:announceSetting.${value}`) }))}
          value={announces}
          onChange={(value) => pagePreferences.setState({ announces: value })}
        />
      </div>
      <p className="meta">{t('frame:announceSetting.hint')}</p>
    </div>
  )
}
