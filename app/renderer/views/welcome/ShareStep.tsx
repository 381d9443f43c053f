import { FolderCheck, FolderPlus, TriangleAlert } from 'lucide-react'
import type { WireChosenFolder } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { type WelcomePreset, welcomePresets } from './welcome-draft.ts'

interface ShareStepProps {
  readonly chosen: WireChosenFolder | null
  readonly preset: WelcomePreset
  readonly isFolderMissed: boolean
  readonly onPreset: (preset: WelcomePreset) => void
}

/** Which folder, and what others may do with it. */
export function ShareStep({ chosen, preset, isFolderMissed, onPreset }: ShareStepProps) {
  const actions = useActions()
  const Icon = chosen === null ? FolderPlus : FolderCheck
  return (
    <>
      <div className={`welcome-folder ${chosen === null ? '' : 'welcome-folder-chosen'}`}>
        <Icon size={28} strokeWidth={1.5} aria-hidden="true" />
        {chosen === null ? (
          <p className="welcome-folder-name">{t('welcome:share.drop')}</p>
        ) : (
          <div className="welcome-folder-words">
            <p className="welcome-folder-name">{displayText(chosen.suggestedName)}</p>
            <p className="meta">{displayText(chosen.folder)}</p>
          </div>
        )}
        <Button
          tone={chosen === null ? 'primary' : 'plain'}
          icon={FolderPlus}
          onClick={() => void actions.chooseFolder()}
        >
          {chosen === null ? t('welcome:share.choose') : t('welcome:share.another')}
        </Button>
      </div>
      <FieldProblem problem={isFolderMissed && chosen === null ? t('welcome:share.missing') : null} />
      {chosen?.warnings.map((warning) => (
        <p key={warning} className="welcome-warning" role="alert">
          <TriangleAlert size={16} aria-hidden="true" />
          {displayText(tHost(warning))}
        </p>
      ))}
      <RadioCards
        legend={t('welcome:share.preset')}
        cards={welcomePresets.map((value) => ({
          value,
          label: t(`welcome:share.presets.${value}.label`),
          explanation: t(`welcome:share.presets.${value}.explanation`),
        }))}
        value={preset}
        onChange={onPreset}
      />
    </>
  )
}
