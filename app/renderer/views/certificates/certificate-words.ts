import type {
  WireCertificateSource,
  WireKnownCertificate,
} from '../../../preload/contract/wire-certificates.ts'
import type { StateWord } from '../../format/session-words.ts'
import { t } from '../../texts/texts.ts'

const dayMs = 86_400_000
/** From so many days before the end a certificate is marked; the first is also when notices begin. */
const warningDays = 30
const urgentDays = 7
/** Beyond it, days say nothing to anybody. */
const longDays = 1000

/** Where a certificate comes from, in words. */
export function sourceWords(source: WireCertificateSource): string {
  return t(`certificates:source.${source}`)
}

/** Says how long a certificate is still valid; the mark changes at 30 and 7 days before its end. */
export function validityOf(
  { notBefore, notAfter }: Pick<WireKnownCertificate, 'notBefore' | 'notAfter'>,
  nowMs: number,
): StateWord {
  const leftMs = notAfter - nowMs
  if (leftMs <= 0) return { word: t('certificates:validity.expired'), shape: 'square', tone: 'bad' }
  if (notBefore > nowMs) return { word: t('certificates:validity.early'), shape: 'triangle', tone: 'bad' }
  // A day that has begun counts, as in the notices.
  const days = Math.ceil(leftMs / dayMs)
  const word = leftWords(days)
  if (days <= urgentDays) return { word, shape: 'triangle', tone: 'bad' }
  if (days <= warningDays) return { word, shape: 'triangle', tone: 'warning' }
  return { word, shape: 'filled', tone: 'ok' }
}

function leftWords(days: number): string {
  if (days > longDays) return t('certificates:validity.years', { count: Math.floor(days / 365) })
  return t('certificates:validity.days', { count: days })
}

/** What becomes of a certificate at its end, and what a person has to do about it. */
export function renewalWords(source: WireCertificateSource): string {
  return t(`certificates:renewal.${source}`)
}

/** The name a certificate is for, without the letters of its format: 'CN=ftp.example.org' is 'ftp.example.org'. */
export function commonNameOf(subject: string): string {
  return /(?:^|,\s*)CN=([^,]+)/.exec(subject)?.[1] ?? subject
}

/** Splits a fingerprint into groups of four pairs, which is as much as eyes compare at once. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  const pairs = fingerprint.split(':')
  return Array.from({ length: Math.ceil(pairs.length / 4) }, (_, group) =>
    pairs.slice(group * 4, group * 4 + 4).join(':'),
  )
}
