import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { useServer, useSettings, useUsers } from '../../stores/dashboard-context.tsx'
import {
  type ConnectHost,
  type ConnectTarget,
  type ConnectTls,
  type ConnectWay,
  hostsOf,
  waysOf,
} from './connect-target.ts'

/** What is chosen in the Connect card, and what there is to choose from. */
export interface Connect {
  readonly hosts: readonly ConnectHost[]
  readonly host: ConnectHost | null
  readonly users: readonly WireUser[]
  readonly user: WireUser | null
  readonly ways: readonly ConnectWay[]
  /** Null without an address, a user or a way in. */
  readonly target: ConnectTarget | null
  /** A password that was just made for the chosen user can be shown. */
  readonly mayShowPassword: boolean
  readonly isPasswordShown: boolean
  chooseHost(host: string): void
  chooseUser(id: string): void
  chooseTls(tls: ConnectTls): void
  showPassword(isShown: boolean): void
}

/** Settings of the server before the first snapshot. */
const unknownRules = { tls: 'optional', plainAllowedFor: 'nobody' } as const

/**
 * Keeps the choices of a Connect card; what is not chosen, or is gone, is the best there is. `passwords` holds those that
 * were made a moment ago, by user name: nobody has any other.
 */
export function useConnect(userName: string | null, passwords: ReadonlyMap<string, string>): Connect {
  const addresses = useServer((state) => state.server.addresses)
  const listeners = useServer((state) => state.server.listeners)
  const settings = useSettings((state) => state.settings) ?? unknownRules
  const allUsers = useUsers((state) => state.users)
  const [hostChoice, chooseHost] = useState<string | null>(null)
  const [userChoice, chooseUser] = useState<string | null>(null)
  const [tlsChoice, chooseTls] = useState<ConnectTls | null>(null)
  const [isShowing, showPassword] = useState(false)

  const hosts = hostsOf(addresses)
  const host = hosts.find((one) => one.host === hostChoice) ?? hosts[0] ?? null
  const users = allUsers.filter(({ isEnabled }) => isEnabled)
  const wished = users.find(({ name }) => name === userName)
  const user =
    users.find(({ id }) => id === userChoice) ??
    wished ??
    users.find(({ isAnonymous }) => !isAnonymous) ??
    users[0] ??
    null
  const ways = host === null || user === null ? [] : waysOf(host, listeners, settings, user)
  const way = ways.find(({ tls }) => tls === tlsChoice) ?? ways[0]
  const password = passwords.get(user?.name ?? '') ?? null
  const isPasswordShown = password !== null && isShowing
  const target: ConnectTarget | null =
    host === null || user === null || way === undefined
      ? null
      : {
          host: host.host,
          ...way,
          user: user.isAnonymous ? null : user.name,
          password: isPasswordShown ? password : null,
        }
  return {
    hosts,
    host,
    users,
    user,
    ways,
    target,
    mayShowPassword: password !== null,
    isPasswordShown,
    chooseHost,
    chooseUser,
    chooseTls,
    showPassword,
  }
}
