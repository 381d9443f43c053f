import { describe, expect, it } from 'vitest'
import { HostNames } from '../../../../app/main/engine/data/host-names.ts'

/** Host names whose answers and clock are in the test's hands. */
function hostNames(answers: (string | null | Promise<string>)[], patienceMs = 10_000) {
  const clock = { ms: 0 }
  const asked: string[] = []
  const names = new HostNames({
    lookUp: (name) => {
      asked.push(name)
      const answer = answers.shift() ?? null
      return answer === null ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(answer)
    },
    refreshMs: 60_000,
    patienceMs,
    now: () => clock.ms,
  })
  return { names, clock, asked }
}

describe('HostNames', () => {
  it('asks nobody for an address', async () => {
    const { names, asked } = hostNames([])
    expect(await names.addressOf('203.0.113.7')).toBe('203.0.113.7')
    expect(asked).toEqual([])
  })

  it('asks once for many clients and again when the answer has grown old', async () => {
    const { names, clock, asked } = hostNames(['203.0.113.7', '203.0.113.8'])
    const both = [names.addressOf('a.example'), names.addressOf('a.example')]
    expect(await Promise.all(both)).toEqual(['203.0.113.7', '203.0.113.7'])
    clock.ms = 59_999
    expect(await names.addressOf('a.example')).toBe('203.0.113.7')
    expect(asked).toHaveLength(1)
    clock.ms = 60_000
    expect(await names.addressOf('a.example')).toBe('203.0.113.8')
    expect(asked).toHaveLength(2)
  })

  it('keeps the last address when a later question fails, and asks again only after the same time', async () => {
    const { names, clock, asked } = hostNames(['203.0.113.7', null, '203.0.113.9'])
    await names.addressOf('a.example')
    clock.ms = 60_000
    expect(await names.addressOf('a.example')).toBe('203.0.113.7')
    expect(await names.addressOf('a.example')).toBe('203.0.113.7')
    expect(asked).toHaveLength(2)
    clock.ms = 120_000
    expect(await names.addressOf('a.example')).toBe('203.0.113.9')
  })

  it('knows nothing of a name that was never found or has no IPv4 address', async () => {
    expect(await hostNames([null]).names.addressOf('a.example')).toBeNull()
    expect(await hostNames(['2001:db8::1']).names.addressOf('a.example')).toBeNull()
  })

  it('does not wait longer than its patience, and uses the answer that comes later', async () => {
    let answer: (address: string) => void = () => undefined
    const late = new Promise<string>((resolve) => {
      answer = resolve
    })
    const { names, asked } = hostNames([late], 1)
    expect(await names.addressOf('a.example')).toBeNull()
    answer('203.0.113.7')
    expect(await names.addressOf('a.example')).toBe('203.0.113.7')
    expect(asked).toHaveLength(1)
  })
})
