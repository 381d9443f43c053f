import { Plus, Trash2 } from 'lucide-react'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { t } from '../../texts/texts.ts'

type Overrides = WireServerSettings['externalAddressOverrides']

interface AddressOverridesProps {
  readonly overrides: Overrides
  readonly problemOf: (path: string) => string | null
  readonly onChange: (overrides: Overrides) => void
}

/** What clients of a VPN or another branch are told instead of the external address, one row for each network. */
export function AddressOverrides({ overrides, problemOf, onChange }: AddressOverridesProps) {
  const change = (place: number, part: Partial<Overrides[number]>): void =>
    onChange(overrides.map((entry, index) => (index === place ? { ...entry, ...part } : entry)))
  return (
    <>
      <p className="meta">{t('settings:network.othersAbout')}</p>
      {overrides.map((entry, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is what counts, and an entry has nothing else
        <div className="settings-override" key={place}>
          <Field
            label={t('settings:network.networkN', { place: place + 1 })}
            placeholder="10.8.0.0/16"
            value={entry.network}
            problem={problemOf(`externalAddressOverrides.${place}.network`)}
            onChange={(event) => change(place, { network: event.target.value.trim() })}
          />
          <Field
            label={t('settings:network.addressN', { place: place + 1 })}
            placeholder={t('settings:network.localAddress')}
            maxLength={253}
            value={entry.address ?? ''}
            problem={problemOf(`externalAddressOverrides.${place}.address`)}
            onChange={(event) =>
              change(place, { address: event.target.value === '' ? null : event.target.value })
            }
            trailing={
              <IconButton
                label={t('settings:network.remove', { place: place + 1 })}
                icon={Trash2}
                onClick={() => onChange(overrides.filter((_, index) => index !== place))}
              />
            }
          />
        </div>
      ))}
      <div>
        <Button icon={Plus} onClick={() => onChange([...overrides, { network: '', address: null }])}>
          {t('settings:network.add')}
        </Button>
      </div>
    </>
  )
}
