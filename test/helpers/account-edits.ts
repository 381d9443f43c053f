import type { groupRules, userRules } from '../../app/preload/contract/fields/account-rules.ts'
import type { FormDriver } from './form-driver.ts'

/** How one rule is changed in the window, and what main then hears. */
export interface RuleEdit {
  act(form: FormDriver): void | Promise<void>
  readonly change: unknown
}

/** Rules that the forms about users and groups offer in the same words, for a share called Inbox with the id `b`. */
export function accountEdits(
  of: 'user' | 'group',
): Readonly<Record<Exclude<keyof typeof groupRules, 'requiresTls'>, RuleEdit>> {
  const each = (words: string): string => (of === 'user' ? words : `${words} of each user`)
  const stored = (words: string): string => (of === 'user' ? words : `${words} by each user`)
  return {
    access: {
      act: async (form) => {
        form.tick('Selected shares')
        form.tick('Inbox')
        form.fill('Access to Inbox', 'custom')
        form.tick('Delete files')
        await form.press('Details of Inbox')
        form.fill('Appears at', '/drop/box')
        await form.press('Add folder')
        form.fill('Folder 1', 'old')
      },
      change: {
        kind: 'selected',
        grants: [
          {
            shareId: 'b',
            at: '/drop/box',
            preset: 'custom',
            permissions: ['upload', 'make-directory', 'change-times', 'delete'],
            folders: [{ folder: 'old', preset: 'read-only', permissions: [] }],
          },
        ],
      },
    },
    isLanOnly: { act: (form) => form.tick('Local network only'), change: true },
    allowedAddresses: {
      act: (form) => form.fill('Allowed addresses', '192.168.1.0/24\n2001:db8::7'),
      change: ['192.168.1.0/24', '2001:db8::7'],
    },
    deniedAddresses: { act: (form) => form.fill('Denied addresses', '10.0.0.1'), change: ['10.0.0.1'] },
    startFolder: { act: (form) => form.fill('Start folder', '/photos'), change: '/photos' },
    maxSessions: { act: (form) => form.fill(each('Sessions at once'), '3'), change: 3 },
    speed: {
      act: (form) => {
        const group = of === 'user' ? 'All sessions together' : 'All users of the group together'
        form.fill('Download speed', '2', group)
        form.fill('Upload speed', '500', group)
        form.fill('Unit of Upload speed', '1000', group)
      },
      change: { download: 2_000_000, upload: 500_000 },
    },
    sessionSpeed: {
      act: (form) => form.fill('Download speed', '1', 'Each session'),
      change: { download: 1_000_000, upload: null },
    },
    quota: {
      act: (form) => {
        form.fill(stored('Stored in all'), '10')
        form.fill(stored('Files stored in all'), '50')
      },
      change: { maxBytes: 10_000_000, maxFiles: 50 },
    },
    maxFileBytes: { act: (form) => form.fill('Largest file', '4'), change: 4_000_000 },
    note: {
      act: (form) => form.fill('Note', 'The one on the second floor'),
      change: 'The one on the second floor',
    },
  }
}

/** What a user has besides. */
export type OwnUserRule = Exclude<keyof typeof userRules, Exclude<keyof typeof groupRules, 'requiresTls'>>
