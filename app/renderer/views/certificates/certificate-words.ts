import type {
  WireCertificateSource,
  WireKnownCertificate,
} from '../../../preload/contract/wire-certificates.ts'
import type { StateWord } from '../../format/session-words.ts'

const dayMs = 86_400_000
/** From so many days before the end a certificate is marked; the first is also when notices begin. */
const warningDays = 30
const urgentDays = 7
/** Beyond it, days say nothing to anybody. */
const longDays = 1000

/** Where a certificate comes from, in words. */
export const sourceWords: Readonly<Record<WireCertificateSource, string>> = {
  generated: 'Made by Portside',
  imported: 'Imported',
  acme: 'From an authority, renewed by itself',
}

/** Says how long a certificate is still valid; the mark changes at 30 and 7 days before its end. */
export function validityOf(
  { notBefore, notAfter }: Pick<WireKnownCertificate, 'notBefore' | 'notAfter'>,
  nowMs: number,
): StateWord {
  const leftMs = notAfter - nowMs
  if (leftMs <= 0) return { word: 'Expired', shape: 'square', tone: 'bad' }
  if (notBefore > nowMs) return { word: 'Not valid yet', shape: 'triangle', tone: 'bad' }
  // A day that has begun counts, as in the notices.
  const days = Math.ceil(leftMs / dayMs)
  const word = leftWords(days)
  if (days <= urgentDays) return { word, shape: 'triangle', tone: 'bad' }
  if (days <= warningDays) return { word, shape: 'triangle', tone: 'warning' }
  return { word, shape: 'filled', tone: 'ok' }
}

function leftWords(days: number): string {
  if (days > longDays) return `${Math.floor(days / 365)} years left`
  return days === 1 ? '1 day left' : `${days} days left`
}

/** What becomes of a certificate at its end, and what a person has to do about it. */
export function renewalWords(source: WireCertificateSource): string {
  if (source === 'generated') return 'Portside makes a new one by itself 30 days before the end.'
  if (source === 'acme') return 'Portside orders the next one by itself, long before the end.'
  return 'Nobody renews it by itself: import the next one before the end.'
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
