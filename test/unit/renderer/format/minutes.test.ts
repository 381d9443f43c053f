import { describe, expect, it } from 'vitest'
import { durationInWords, readMinutes, writeMinutes } from '../../../../app/renderer/format/minutes.ts'

describe('minutes in a form', () => {
  it.each([
    ['5', 300_000],
    [' 2,5 ', 150_000],
    ['.5', 30_000],
    ['0.17', 10_200],
    ['', null],
    ['soon', Number.NaN],
    ['-1', Number.NaN],
    ['1e3', Number.NaN],
  ])('are read from %j', (text, expected) => {
    expect(readMinutes(text)).toBe(expected)
  })

  it.each([
    [300_000, '5'],
    [150_000, '2.5'],
    [10_000, '0.17'],
    [null, ''],
    [Number.NaN, ''],
  ])('are written from %s', (durationMs, expected) => {
    expect(writeMinutes(durationMs)).toBe(expected)
  })
})

describe('durationInWords', () => {
  it.each([
    [10_000, '10 seconds'],
    [60_000, '1 minute'],
    [5_400_000, '90 minutes'],
    [86_400_000, '24 hours'],
  ])('says %d as %s', (durationMs, expected) => {
    expect(durationInWords(durationMs)).toBe(expected)
  })
})
