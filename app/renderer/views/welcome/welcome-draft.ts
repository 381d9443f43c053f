import { t } from '../../texts/texts.ts'

/** The presets that are offered to newcomers; the others are one click away later. */
export const welcomePresets = ['read-only', 'upload-only', 'read-upload'] as const
export type WelcomePreset = (typeof welcomePresets)[number]

/** What is answered in the first steps. The folder itself waits behind its token. */
export interface WelcomeDraft {
  readonly preset: WelcomePreset
  readonly who: 'person' | 'anyone'
  readonly userName: string
  readonly password: string
  readonly wantsDevice: boolean
  readonly deviceName: string
  readonly devicePassword: string
}

/** The fields whose answers can be wrong. */
export type WelcomeField = 'userName' | 'password' | 'deviceName' | 'devicePassword'
export type WelcomeProblems = Readonly<Partial<Record<WelcomeField, string>>>

/** The answers most people give. */
export function newWelcomeDraft(): WelcomeDraft {
  return {
    preset: 'read-only',
    who: 'person',
    userName: t('welcome:who.defaultName'),
    password: '',
    wantsDevice: false,
    deviceName: 'scanner',
    devicePassword: '',
  }
}

/** Who signs in after all: nobody could read a folder that only receives. */
export function whoOf({ preset, who }: Pick<WelcomeDraft, 'preset' | 'who'>): WelcomeDraft['who'] {
  return preset === 'upload-only' ? 'person' : who
}

/** What is missing in the second step, by field. */
export function problemsOf(draft: WelcomeDraft): WelcomeProblems {
  const isPerson = whoOf(draft) === 'person'
  const isSame = draft.deviceName.trim().toLowerCase() === draft.userName.trim().toLowerCase()
  return {
    ...(isPerson && draft.userName.trim() === '' && { userName: t('welcome:who.missingName') }),
    ...(isPerson && draft.password === '' && { password: t('welcome:who.missingPassword') }),
    ...(draft.wantsDevice && draft.deviceName.trim() === '' && { deviceName: t('welcome:who.missingName') }),
    ...(draft.wantsDevice && isPerson && isSame && { deviceName: t('welcome:who.device.sameName') }),
    ...(draft.wantsDevice &&
      draft.devicePassword === '' && { devicePassword: t('welcome:who.missingPassword') }),
  }
}
