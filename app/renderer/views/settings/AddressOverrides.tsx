import { Plus, Trash2 } from 'lucide-react'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'

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
      <p className="meta">
        Clients that come from one of these networks, such as a VPN, get this address. Without one they get
        the address they connected to. The first network that fits counts.
      </p>
      {overrides.map((entry, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is what counts, and an entry has nothing else
        <div className="settings-override" key={place}>
          <Field
            label={`Network ${place + 1}`}
            placeholder="10.8.0.0/16"
            value={entry.network}
            problem={problemOf(`externalAddressOverrides.${place}.network`)}
            onChange={(event) => change(place, { network: event.target.value.trim() })}
          />
          <Field
            label={`Address ${place + 1}`}
            placeholder="Local address"
            maxLength={253}
            value={entry.address ?? ''}
            problem={problemOf(`externalAddressOverrides.${place}.address`)}
            onChange={(event) =>
              change(place, { address: event.target.value === '' ? null : event.target.value })
            }
            trailing={
              <IconButton
                label={`Remove network ${place + 1}`}
                icon={Trash2}
                onClick={() => onChange(overrides.filter((_, index) => index !== place))}
              />
            }
          />
        </div>
      ))}
      <div>
        <Button icon={Plus} onClick={() => onChange([...overrides, { network: '', address: null }])}>
          Add network
        </Button>
      </div>
    </>
  )
}
