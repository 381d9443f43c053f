import { type Dashboard, DashboardProvider, useSettings } from './stores/dashboard-context.tsx'
import { languageOf } from './texts/languages.ts'
import { speak } from './texts/texts.ts'
import { Frame } from './views/frame/Frame.tsx'

/** The whole dashboard. */
export function App({ dashboard }: { dashboard: Dashboard }) {
  return (
    <DashboardProvider dashboard={dashboard}>
      <SpokenFrame />
    </DashboardProvider>
  )
}

/** Everything is drawn anew when the language changes, so that no text has to follow it by itself. */
function SpokenFrame() {
  const language = useSettings(({ appearance }) => languageOf(appearance.language, navigator.languages))
  // Before the first text is drawn, not after; saying it twice changes nothing.
  speak(language, navigator.languages)
  return <Frame key={language} />
}
