import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { applyRemedy } from '../security/apply-remedy.ts'
import type { ServerController } from '../server/server-controller.ts'
import { applyAction, changed, refused } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf } from './outcome.ts'

/** What calls about the security summary need. */
export interface SummaryCallDependencies {
  readonly store: SettingsStore
  readonly server: Pick<ServerController, 'refresh'>
  readonly certificates: Pick<CallHandlers, 'regenerateCertificate'>
}

const certificateFindings: readonly string[] = ['certificate-expired', 'certificate-expires']

/** Calls that change what the security summary finds. */
export function createSummaryCalls({
  store,
  server,
  certificates,
}: SummaryCallDependencies): Pick<CallHandlers, 'mendFinding'> {
  return {
    async mendFinding({ id }) {
      if (certificateFindings.includes(id)) return await certificates.regenerateCertificate(null)
      const outcome = await answerOf(
        () =>
          applyAction(store, (settings) => {
            const mended = applyRemedy(settings, id)
            return mended === null
              ? refused(null, 'That takes a decision of yours: no single setting mends it.')
              : changed(mended, null)
          }),
        () => null,
      )
      if (outcome.ok) await server.refresh()
      return outcome
    },
  }
}
