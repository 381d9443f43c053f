import {
  ArrowDownUp,
  Cable,
  FileBadge,
  FolderOpen,
  LayoutDashboard,
  type LucideIcon,
  ScrollText,
  Settings,
  Shield,
  SquareTerminal,
  Users,
} from 'lucide-react'
import type { Screen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

const icons: Readonly<Record<Screen | 'console', LucideIcon>> = {
  overview: LayoutDashboard,
  connections: Cable,
  transfers: ArrowDownUp,
  shares: FolderOpen,
  users: Users,
  security: Shield,
  certificates: FileBadge,
  logs: ScrollText,
  console: SquareTerminal,
  settings: Settings,
}

/** The sign of a screen, in the rail and wherever else somebody is led there. */
export function screenIcon(screen: Screen): LucideIcon {
  return icons[screen]
}

/** What a screen is called. */
export function screenLabel(screen: Screen): string {
  return t(`frame:screen.${screen}`)
}
