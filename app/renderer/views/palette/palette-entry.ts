import type { LucideIcon } from 'lucide-react'
import type { Dashboard } from '../../stores/dashboard-context.tsx'

/** The parts of the palette, in the order in which they stand before anything was typed. */
export const paletteSections = [
  'actions',
  'connections',
  'users',
  'addresses',
  'shares',
  'screens',
  'settings',
] as const
export type PaletteSection = (typeof paletteSections)[number]

/** One thing the palette can find and do. */
export interface PaletteEntry {
  /** The same for the same thing as long as the palette is open. */
  readonly id: string
  readonly section: PaletteSection
  readonly label: string
  /** Said more quietly behind the label, and found as well. */
  readonly detail?: string
  readonly icon: LucideIcon
  /** Further words it is found by and that are not shown. */
  readonly words?: string
  /** The key that does the same without the palette. */
  readonly keyHint?: string
  /** Ends or refuses something. */
  readonly isDanger?: boolean
  readonly run: () => void
  /** What else can be done to this user, address or share; the arrow along the line opens it. */
  readonly more?: () => readonly PaletteEntry[]
}

/** Lists what there is to find at present; asked anew with every letter that is typed, so it must be quick. */
export type PaletteSource = (dashboard: Dashboard) => readonly PaletteEntry[]
