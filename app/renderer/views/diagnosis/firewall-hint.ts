import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { t } from '../../texts/texts.ts'

/** Where the firewall of a system is looked at. */
export interface FirewallHint {
  readonly text: string
  /** To be typed into a terminal. */
  readonly commands: readonly string[]
}

/** Says where to look; null on a system nobody knows the firewall of. */
export function firewallHint(platform: string, settings: WireServerSettings): FirewallHint | null {
  const { controlPort, passivePorts } = settings
  switch (platform) {
    case 'win32':
      return {
        text: t('diagnosis:check.firewall.win32'),
        commands: [
          'Get-NetFirewallRule -DisplayName "*Portside*" | Format-Table DisplayName, Enabled, Action',
        ],
      }
    case 'darwin':
      return {
        text: t('diagnosis:check.firewall.darwin'),
        commands: ['/usr/libexec/ApplicationFirewall/socketfilterfw --listapps'],
      }
    case 'linux':
      return {
        text: t('diagnosis:check.firewall.linux'),
        commands: [
          'sudo ufw status',
          `sudo ufw allow ${controlPort}/tcp`,
          `sudo ufw allow ${passivePorts.min}:${passivePorts.max}/tcp`,
        ],
      }
    default:
      return null
  }
}
