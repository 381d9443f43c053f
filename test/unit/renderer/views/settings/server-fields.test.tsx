// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WireServerSettings } from '../../../../../app/preload/contract/wire-types.ts'
import { createFakeDashboardApi, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(settings: Partial<WireServerSettings> = {}) {
  const base = fakeSnapshot()
  const api = createFakeDashboardApi({ snapshot: { settings: { ...base.settings, ...settings } } })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: ',', ctrlKey: true })
  const form = (name: string) => within(screen.getByRole('form', { name }))
  return {
    api,
    form,
    type: (subject: string, label: string, value: string, place = 0) =>
      fireEvent.change(form(subject).getAllByRole('textbox', { name: label })[place]!, { target: { value } }),
    select: (subject: string, label: string, value: string) =>
      fireEvent.change(form(subject).getByRole('combobox', { name: label }), { target: { value } }),
    tick: (subject: string, label: RegExp) =>
      fireEvent.click(form(subject).getByRole('checkbox', { name: label })),
    click: (subject: string, name: string) => fireEvent.click(form(subject).getByRole('button', { name })),
    save: (subject: string) =>
      act(async () => fireEvent.click(screen.getByRole('button', { name: `Save ${subject}` }))),
  }
}

type Screen = Awaited<ReturnType<typeof open>>

/** One way to change every setting that is saved by a form, and what it sends then. */
const cases: readonly [string, (screen: Screen) => void, Partial<WireServerSettings>][] = [
  ['network settings', (s) => s.type('network settings', 'Port', '2200'), { controlPort: 2200 }],
  [
    'network settings',
    (s) => s.type('network settings', 'First', '40000'),
    { passivePorts: { min: 40_000, max: 50_299 } },
  ],
  [
    'network settings',
    (s) => s.type('network settings', 'External address', ' ftp.example.org '),
    { externalAddress: 'ftp.example.org' },
  ],
  [
    'network settings',
    (s) => {
      s.click('network settings', 'Add network')
      s.type('network settings', 'Network 1', '10.8.0.0/16')
      s.type('network settings', 'Address 1', '10.8.0.1')
      s.click('network settings', 'Add network')
      s.type('network settings', 'Network 2', '192.168.7.7')
    },
    {
      externalAddressOverrides: [
        { network: '10.8.0.0/16', address: '10.8.0.1' },
        { network: '192.168.7.7', address: null },
      ],
    },
  ],
  [
    'encryption settings',
    (s) => s.select('encryption settings', 'Versions', 'TLSv1.3'),
    { tlsMinVersion: 'TLSv1.3' },
  ],
  [
    'encryption settings',
    (s) => s.select('encryption settings', 'Data connections resume the session', 'require'),
    { tlsResumption: 'require' },
  ],
  ['limits', (s) => s.type('limits', 'Connections at once', '7'), { maxSessions: 7 }],
  ['limits', (s) => s.type('limits', 'Connections from one address', '3'), { maxSessionsPerAddress: 3 }],
  ['limits', (s) => s.type('limits', 'Connections of one user', '2'), { maxSessionsPerUser: 2 }],
  ['limits', (s) => s.type('limits', 'Disconnect after being idle', '2,5'), { idleTimeoutMs: 150_000 }],
  [
    'limits',
    (s) => s.type('limits', 'Longest idle time a client may ask for', '30'),
    { maxIdleTimeoutMs: 1_800_000 },
  ],
  ['limits', (s) => s.type('limits', 'Down', '5'), { speed: { download: 5_000_000, upload: null } }],
  [
    'limits',
    (s) => s.type('limits', 'Up', '1.5', 1),
    { sessionSpeed: { download: null, upload: 1_500_000 } },
  ],
  ['limits', (s) => s.type('limits', 'Keep free on every disk', '500'), { diskReserveBytes: 500_000_000 }],
  [
    'compatibility settings',
    (s) => s.select('compatibility settings', 'Names in an old character set', 'gbk'),
    { legacyCharset: 'gbk' },
  ],
  [
    'compatibility settings',
    (s) => s.tick('compatibility settings', /Never change line ends/),
    { asciiAsBinary: true },
  ],
  [
    'compatibility settings',
    (s) => s.tick('compatibility settings', /sizes in text mode/),
    { sizeInAscii: true },
  ],
  ['compatibility settings', (s) => s.tick('compatibility settings', /CCC/), { allowClearControl: true }],
  ['compatibility settings', (s) => s.tick('compatibility settings', /SYMLINK/), { allowLinks: true }],
  ['compatibility settings', (s) => s.tick('compatibility settings', /RMDA/), { allowTreeRemoval: true }],
  ['compatibility settings', (s) => s.tick('compatibility settings', /COMB/), { allowCombining: true }],
  [
    'compatibility settings',
    (s) =>
      s.type('compatibility settings', 'Host names clients may ask for (HOST)', 'a.example\n\n b.example '),
    { hostNames: ['a.example', 'b.example'] },
  ],
  ['welcome text', (s) => s.type('welcome text', 'Welcome text', 'Hello'), { greeting: 'Hello' }],
]

const subjects = [...new Set(cases.map(([subject]) => subject))]

describe('the settings screen', () => {
  // A screen for each form and not for each field: to build one takes longer than everything else.
  it.each(subjects)('saves of the %s what was changed and nothing else', async (subject) => {
    const opened = await open()
    const ofSubject = cases.filter(([one]) => one === subject)
    for (const [, change] of ofSubject) change(opened)
    await opened.save(subject)
    const expected = Object.assign({}, ...ofSubject.map(([, , change]) => change))
    expect(opened.api.argumentsOf('updateSettings')).toEqual([expected])
  })

  it('asks for exceptions where encryption is required', async () => {
    const opened = await open()
    fireEvent.click(opened.form('encryption settings').getByRole('radio', { name: 'Required' }))
    opened.select('encryption settings', 'Exceptions', 'local-peers')
    await opened.save('encryption settings')
    expect(opened.api.argumentsOf('updateSettings')).toEqual([
      { tls: 'required', plainAllowedFor: 'local-peers' },
    ])
  })

  it('leaves no setting of the server out', () => {
    const asked = new Set(cases.flatMap(([, , change]) => Object.keys(change)))
    const elsewhere = ['startOnLaunch', 'announce', 'tls', 'plainAllowedFor']
    expect([...asked, ...elsewhere].sort()).toEqual(Object.keys(fakeSnapshot().settings).sort())
  })

  it.each<[string, readonly [string, string, RegExp][]]>([
    [
      'network settings',
      [
        ['Port', '65536', /At most 65535/],
        ['Port', '21a', /Type a number/],
        ['Port', '', /Type a number/],
        ['First', '1023', /At least 1024/],
        ['First', '60000', /must not be above the last/],
        ['External address', '300.1.1.1', /IPv4 address such as/],
      ],
    ],
    [
      'limits',
      [
        ['Connections at once', '0', /At least 1\./],
        ['Disconnect after being idle', '0.1', /At least 10 seconds/],
        ['Disconnect after being idle', '1441', /At most 24 hours/],
        ['Disconnect after being idle', 'soon', /Type a number/],
        ['Down', '0.0001', /At least 1/],
      ],
    ],
    ['welcome text', [['Welcome text', 'Gr\u00fc\u00dfe', /plain ASCII/]]],
  ])('refuses in the %s what cannot be, beside its field, and sends nothing', async (subject, wrong) => {
    const opened = await open()
    for (const [label, value, problem] of wrong) {
      opened.type(subject, label, value)
      await opened.save(subject)
      expect(opened.form(subject).getByText(problem), `${label} ${value}`).toBeDefined()
      opened.click(subject, 'Undo changes')
      expect(opened.form(subject).queryByText(problem)).toBeNull()
    }
    expect(opened.api.argumentsOf('updateSettings')).toEqual([])
  })

  it('says beside its row which network is wrong, and takes rows away', async () => {
    const opened = await open()
    opened.click('network settings', 'Add network')
    opened.type('network settings', 'Network 1', 'fe80::/10')
    await opened.save('network settings')
    expect(opened.form('network settings').getByText(/Use an IPv4 network such as/)).toBeDefined()
    opened.click('network settings', 'Remove network 1')
    expect(opened.form('network settings').queryByRole('textbox', { name: 'Network 1' })).toBeNull()
  })
})
