import { Ban } from 'lucide-react'
import type { Dashboard } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import type { PaletteEntry } from './palette-entry.ts'

const dayMs = 86_400_000
const ipv4 = /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/
const ipv6 = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(\/\d{1,3})?$/i

/** Offers to block an address that was typed; whether it may be blocked is main's to say. */
export function typedAddressEntries({ actions }: Dashboard, text: string): readonly PaletteEntry[] {
  const address = text.trim()
  if (!ipv4.test(address) && !ipv6.test(address)) return []
  return [
    {
      id: 'typed-address',
      section: 'actions',
      label: t('frame:palette.blockThis', { address }),
      icon: Ban,
      isDanger: true,
      run: () => {
        const blocking = actions.blockAddresses({ ranges: [address], note: '', durationMs: dayMs })
        void blocking.then((problem) => {
          if (problem !== null) actions.toast('bad', problem.message)
        })
      },
    },
  ]
}
