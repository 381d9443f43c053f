import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import { t } from '../../texts/texts.ts'
import { copyTip, type Remedy, type RemedySources, toScreen, toSettings, toUser, userOf } from './remedy.ts'

type RemedyOf = (sources: RemedySources) => Remedy

const toNetwork: RemedyOf = () => toSettings('network', t('diagnosis:action.network'))

/** Where nobody stands between us and the client, the address it dialled is the right one to tell. */
const announceDialled: RemedyOf = (sources) => {
  const address = String(sources.facts.dialled ?? '')
  if (!isPublicIpv4(address)) return toNetwork(sources)
  const label = t('diagnosis:action.useAddress', { address })
  return { kind: 'settings', label, change: { externalAddress: address } }
}

const morePorts: RemedyOf = ({ settings: { passivePorts } }) => {
  const { min, max } = passivePorts
  const last = Math.min(65_535, max + (max - min + 1))
  if (last === max) return toSettings('network', t('diagnosis:action.network'))
  const label = t('diagnosis:action.ports', { first: min, last })
  return { kind: 'settings', label, change: { passivePorts: { min, max: last } } }
}

/** Ports below 1024 are a matter of rights, others of who was first: the usual one is worth a try. */
const otherPort: RemedyOf = (sources) => {
  const usual = 2121
  if (sources.settings.controlPort === usual) return toNetwork(sources)
  const label = t('diagnosis:action.otherPort', { port: usual })
  return { kind: 'settings', label, change: { controlPort: usual } }
}

const allowWithoutResumption: RemedyOf = (sources) => {
  const user = userOf(sources)
  if (user === undefined) return toSettings('encryption', t('diagnosis:action.encryption'))
  const label = t('diagnosis:action.allowFor', { user: user.name })
  return { kind: 'user', label, change: { id: user.id, tlsResumption: 'prefer' } }
}

const allowPlain: RemedyOf = (sources) => {
  const user = userOf(sources)
  if (user?.requiresTls !== true) return toUser(sources)
  const label = t('diagnosis:action.plainFor', { user: user.name })
  return { kind: 'user', label, change: { id: user.id, requiresTls: false } }
}

const olderTls: RemedyOf = ({ settings: { tlsMinVersion } }) =>
  tlsMinVersion === 'TLSv1.3'
    ? {
        kind: 'settings',
        label: t('diagnosis:action.oldTls'),
        change: { tlsMinVersion: 'TLSv1.2' },
      }
    : {
        kind: 'go',
        label: t('diagnosis:action.addUser'),
        to: { screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } },
      }

const copyAddress =
  (pick: (sources: RemedySources) => string | undefined): RemedyOf =>
  (sources) => {
    const text = pick(sources)
    if (text === undefined) return copyTip(sources)
    return {
      kind: 'copy',
      label: t('diagnosis:action.copyAddress'),
      text,
      what: t('diagnosis:action.address'),
    }
  }

/** What helps where connections do not come about. */
export const networkRemedies: Readonly<Partial<Record<ProblemCode, RemedyOf>>> = {
  'data-blocked-here': () => ({
    kind: 'go',
    label: t('diagnosis:action.check'),
    to: { drawer: { kind: 'self-check' } },
  }),
  'data-blocked-outside': toNetwork,
  'private-address-announced': toNetwork,
  'other-address-announced': announceDialled,
  'data-blocked-encrypted': toNetwork,
  'ports-exhausted': morePorts,
  'cannot-listen': otherPort,
  'not-resumed': allowWithoutResumption,
  'certificate-refused': () => toScreen('certificates', t('diagnosis:action.fingerprint')),
  'tls-too-old': olderTls,
  'tls-failed': () => toScreen('logs', t('diagnosis:action.logs')),
  'wrong-protocol': copyAddress(({ server }) => server.addresses[0]?.url),
  'encryption-needed': allowPlain,
  'address-changed': copyAddress(({ facts }) => (typeof facts.url === 'string' ? facts.url : undefined)),
}

function isPublicIpv4(address: string): boolean {
  return (
    /^\d+\.\d+\.\d+\.\d+$/.test(address) &&
    !/^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address)
  )
}
