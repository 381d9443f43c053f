import type { CallArgument, CallName, CallResult, DashboardApi } from '../../preload/contract/contract.ts'
import type { WireSessionDetail } from '../../preload/contract/wire-sessions.ts'
import type { WireAppearance, WireProblem } from '../../preload/contract/wire-types.ts'
import { tHost } from '../texts/host-texts.ts'
import { t } from '../texts/texts.ts'
import { createCheckActions } from './check-actions.ts'
import { createConsoleActions } from './console-actions.ts'
import type { DashboardStores } from './dashboard-stores.ts'
import { createHistoryActions } from './history-actions.ts'
import { createLogActions } from './log-actions.ts'
import { noAnswer } from './no-answer.ts'
import { createOverviewActions } from './overview-actions.ts'
import { createPeopleActions } from './people-actions.ts'
import { createSecurityActions } from './security-actions.ts'
import { createStopActions } from './stop-actions.ts'
import { goTo, raiseToast, type Toast, type ToastAction } from './ui-store.ts'
import { createWelcomeActions } from './welcome-actions.ts'

/** Calls that answer with `ok` or a problem a person can mend. */
type OutcomeCall = {
  [Name in CallName]: CallResult<Name> extends { ok: boolean } ? Name : never
}[CallName]

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: WireProblem }

/** What a person can do. Actions that return a problem leave it to the form to show it; all others raise a toast. */
export type DashboardActions = ReturnType<typeof createDashboardActions>

/** Builds the actions of one dashboard. */
export function createDashboardActions(api: DashboardApi, stores: DashboardStores) {
  const toast = (tone: Toast['tone'], text: string, action: ToastAction | null = null): void =>
    stores.ui.setState(raiseToast(tone, tHost(text), action))

  /** Makes a call whose refusal is shown by the caller. */
  const attempt = async <Name extends OutcomeCall>(
    name: Name,
    argument: CallArgument<Name>,
  ): Promise<WireProblem | null> => {
    try {
      const outcome: Outcome = await api.call(name, argument)
      return outcome.ok ? null : outcome.problem
    } catch {
      return noAnswer()
    }
  }

  /** Makes a call whose refusal becomes a toast. */
  const act = async <Name extends OutcomeCall>(name: Name, argument: CallArgument<Name>): Promise<void> => {
    const problem = await attempt(name, argument)
    if (problem !== null) toast('bad', problem.message)
  }

  const openShareForm = async (choosing: Promise<CallResult<'chooseFolder'>>): Promise<void> => {
    try {
      const outcome = await choosing
      if (!outcome.ok) return toast('bad', outcome.problem.message)
      const chosen = outcome.value
      if (chosen !== null) {
        stores.ui.setState(goTo({ screen: 'shares', drawer: { kind: 'new-share', chosen } }))
      }
    } catch {
      toast('bad', noAnswer().message)
    }
  }

  return {
    toast,
    startServer: () => act('startServer', null),
    stopServer: () => act('stopServer', null),
    ...createStopActions(api, toast),
    ...createSecurityActions(api, toast),
    ...createOverviewActions(api),
    ...createCheckActions(api),
    ...createHistoryActions(api, toast),
    ...createWelcomeActions(api),
    ...createLogActions(api, toast),
    ...createConsoleActions(api, stores.consoles, toast),

    /** Lets the person choose a folder and opens the form for it. */
    chooseFolder: () => openShareForm(api.call('chooseFolder')),
    /** Opens the form for a folder that was opened with the program, when there is one. */
    takeOfferedFolder: () => openShareForm(api.call('takeOfferedFolder')),
    /** Takes over rules of the desktop; a refusal becomes a toast. */
    updateDesktop: (change: CallArgument<'updateDesktop'>) => act('updateDesktop', change),
    /** Opens the form for a folder dropped on the window. */
    dropFolder: async (folder: File): Promise<void> => {
      if (api.registerDroppedFolder === undefined) return toast('bad', t('common:useAddFolder'))
      await openShareForm(api.registerDroppedFolder(folder))
    },
    addShare: (share: CallArgument<'addShare'>) => attempt('addShare', share),
    updateShare: (change: CallArgument<'updateShare'>) => attempt('updateShare', change),
    removeShare: (id: string) => act('removeShare', { id }),
    revealShare: (id: string) => act('revealShare', { id }),

    /** What is known of a session beside its row; null when there is none or no answer. */
    sessionDetail: async (id: string): Promise<WireSessionDetail | null> => {
      try {
        return (await api.call('getSessionDetail', { id })).detail
      } catch {
        return null
      }
    },

    /** Asks for a new password; an empty text when there is none to be had. */
    suggestPassword: async (): Promise<string> => {
      try {
        return (await api.call('suggestPassword')).password
      } catch {
        return ''
      }
    },
    ...createPeopleActions(api, toast),
    addGroup: (group: CallArgument<'addGroup'>) => attempt('addGroup', group),
    updateGroup: (change: CallArgument<'updateGroup'>) => attempt('updateGroup', change),
    removeGroup: (id: string) => act('removeGroup', { id }),
    /** Begins to compare what is counted of a share or a user with what is there. */
    rescanUsage: (target: CallArgument<'rescanUsage'>) => act('rescanUsage', target),

    /** Asks what a user would see in a folder; null is where its sessions begin. */
    previewListing: async (userId: string, path: string | null): Promise<CallResult<'previewListing'>> => {
      try {
        return await api.call('previewListing', { userId, path })
      } catch {
        return { ok: false, problem: noAnswer() }
      }
    },

    importCertificate: (files: CallArgument<'importCertificate'>) => attempt('importCertificate', files),
    regenerateCertificate: () => act('regenerateCertificate', null),
    chooseCertificate: (source: CallArgument<'useCertificate'>['source']) =>
      act('useCertificate', { source }),
    /** The certificate in use as PEM, without its key; null, and a toast, when there is none to be had. */
    exportCertificate: async (): Promise<string | null> => {
      try {
        const { pem } = await api.call('exportCertificate')
        if (pem === null) toast('bad', t('common:noCertificate'))
        return pem
      } catch {
        toast('bad', noAnswer().message)
        return null
      }
    },
    updateAcme: (change: CallArgument<'updateAcme'>) => attempt('updateAcme', change),
    orderCertificate: () => attempt('orderCertificate', null),
    findAcmeTerms: async (authority: CallArgument<'findAcmeTerms'>): Promise<CallResult<'findAcmeTerms'>> => {
      try {
        return await api.call('findAcmeTerms', authority)
      } catch {
        return { ok: false, problem: noAnswer() }
      }
    },

    /** Asks where to and writes settings there; null when the person cancelled. */
    exportSettings: async (
      argument: CallArgument<'exportSettings'>,
    ): Promise<CallResult<'exportSettings'>> => {
      try {
        return await api.call('exportSettings', argument)
      } catch {
        return { ok: false, problem: noAnswer() }
      }
    },
    /** Asks for an exported file and what it would bring; null when the person cancelled. */
    chooseImport: async (): Promise<CallResult<'chooseImport'>> => {
      try {
        return await api.call('chooseImport')
      } catch {
        return { ok: false, problem: noAnswer() }
      }
    },
    importSettings: async (
      argument: CallArgument<'importSettings'>,
    ): Promise<CallResult<'importSettings'>> => {
      try {
        return await api.call('importSettings', argument)
      } catch {
        return { ok: false, problem: noAnswer() }
      }
    },
    updateSettings: (change: CallArgument<'updateSettings'>) => attempt('updateSettings', change),
    updateAppearance: (changes: Partial<WireAppearance>) => act('updateAppearance', changes),
    dismissNotice: async (id: string): Promise<void> => {
      try {
        await api.call('dismissNotice', { id })
      } catch {
        toast('bad', noAnswer().message)
      }
    },
    /** Puts a text on the clipboard and says so. */
    copy: async (text: string, what: string): Promise<void> => {
      try {
        await api.call('copyText', { text })
        toast('ok', t('common:copied', { what }))
      } catch {
        toast('bad', noAnswer().message)
      }
    },
  }
}
