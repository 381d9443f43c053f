import type { Account } from '../../engine/host-door.ts'
import { createAdmission, isLocalPeer } from '../../engine/host-door.ts'
import type { Settings, User } from '../settings/settings-schema.ts'
import { type EffectiveAccount, effectiveAccount } from './effective-account.ts'

/** An account without what it may reach, and what was made of the user and its groups. */
export interface AccountFacts {
  readonly facts: Omit<Account, 'mounts'>
  readonly effective: EffectiveAccount
}

/** Turns a user and its groups into what the engine asks about an account. */
export function accountFacts(settings: Settings, user: User): AccountFacts {
  const effective = effectiveAccount(settings, user)
  const { id, name, password, isEnabled, isAnonymous, isAdmin, allowsPlain, kind, expiresAtMs } = user
  const { requiresTls, tlsResumption, startFolder, limits, isLanOnly } = effective
  const rules = {
    expiresAtMs,
    isLanOnly,
    allowed: effective.allowedAddresses,
    denied: effective.deniedAddresses,
  }
  const facts = {
    accountId: id,
    name,
    password,
    isEnabled,
    isAnonymous,
    isAdmin,
    requiresTls,
    allowsPlain,
    limits,
    admission: createAdmission(rules, isLocalPeer),
    isDevice: kind === 'device',
    ...(startFolder === null ? {} : { startDirectory: startFolder }),
    ...(tlsResumption === null ? {} : { tlsResumption }),
  }
  return { facts, effective }
}
