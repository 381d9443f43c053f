import type { WireHooks } from '../../../preload/contract/wire-types.ts'
import { t } from '../../texts/texts.ts'
import { CommandSettings } from './CommandSettings.tsx'
import { WebhookSettings } from './WebhookSettings.tsx'

/** Which other programs are told what happens here. */
export function HookSettings({ hooks }: { hooks: WireHooks }) {
  return (
    <>
      <p className="meta">{t('settings:hooks.about')}</p>
      <WebhookSettings webhook={hooks.webhook} />
      <CommandSettings command={hooks.command} />
    </>
  )
}
