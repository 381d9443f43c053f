import { useUi } from '../../stores/dashboard-context.tsx'
import { ConnectDrawer } from '../connect/ConnectDrawer.tsx'
import { SessionDrawer } from '../connections/SessionDrawer.tsx'
import { ProblemsDrawer } from '../diagnosis/ProblemsDrawer.tsx'
import { SelfCheckDrawer } from '../diagnosis/SelfCheckDrawer.tsx'
import { EditGroupDrawer } from '../groups/EditGroupDrawer.tsx'
import { NewGroupDrawer } from '../groups/NewGroupDrawer.tsx'
import { PreviewDrawer } from '../preview/PreviewDrawer.tsx'
import { EditShareDrawer } from '../shares/EditShareDrawer.tsx'
import { NewShareDrawer } from '../shares/NewShareDrawer.tsx'
import { PastSessionDrawer } from '../transfers/PastSessionDrawer.tsx'
import { EditUserDrawer } from '../users/EditUserDrawer.tsx'
import { NewUserDrawer } from '../users/NewUserDrawer.tsx'
import { SignInCard } from '../users/SignInCard.tsx'

/** Shows what the drawer holds. A new subject is a new drawer, so that no form keeps another one's text. */
export function DrawerHost() {
  const drawer = useUi((state) => state.drawer)
  switch (drawer.kind) {
    case 'closed':
      return null
    case 'session':
      return <SessionDrawer key={drawer.id} id={drawer.id} />
    case 'problems':
      return <ProblemsDrawer key={drawer.openId} openId={drawer.openId} />
    case 'self-check':
      return <SelfCheckDrawer />
    case 'past-session':
      return <PastSessionDrawer key={drawer.key} sessionKey={drawer.key} />
    case 'new-share':
      return <NewShareDrawer key={drawer.chosen.token} chosen={drawer.chosen} />
    case 'edit-share':
      return <EditShareDrawer key={drawer.id} id={drawer.id} />
    case 'new-user':
      return <NewUserDrawer />
    case 'edit-user':
      return <EditUserDrawer key={drawer.id} id={drawer.id} />
    case 'duplicate-user':
      return <NewUserDrawer key={drawer.id} likeId={drawer.id} />
    case 'preview-user':
      return <PreviewDrawer key={drawer.id} id={drawer.id} startPath={drawer.path ?? null} />
    case 'new-group':
      return <NewGroupDrawer />
    case 'edit-group':
      return <EditGroupDrawer key={drawer.id} id={drawer.id} />
    case 'sign-in-card':
      return <SignInCard name={drawer.name} password={drawer.password} />
    case 'connect':
      return <ConnectDrawer key={drawer.userName} userName={drawer.userName} password={drawer.password} />
  }
}
