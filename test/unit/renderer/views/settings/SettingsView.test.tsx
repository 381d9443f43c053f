// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeDashboardApi, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(options: Parameters<typeof createFakeDashboardApi>[0] = {}) {
  const api = createFakeDashboardApi(options)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: ',', ctrlKey: true })
  return api
}

const port = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Port' })
const saveNetwork = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save network settings' })
const save = () => act(async () => fireEvent.click(saveNetwork()))

describe('the settings screen', () => {
  it('saves a section when something in it was changed', async () => {
    const api = await open()
    expect(saveNetwork().disabled).toBe(true)
    fireEvent.change(port(), { target: { value: '2122' } })
    await save()
    expect(api.argumentsOf('updateSettings')).toEqual([{ controlPort: 2122 }])
    const settings = { ...fakeSnapshot().settings, controlPort: 2122 }
    act(() => api.notify({ type: 'settings-changed', settings }))
    expect(port().value).toBe('2122')
    expect(saveNetwork().disabled).toBe(true)
  })

  it('sends nothing that is out of range and says so beside the field', async () => {
    const api = await open()
    fireEvent.change(port(), { target: { value: '70000' } })
    await save()
    expect(api.argumentsOf('updateSettings')).toEqual([])
    expect(port().getAttribute('aria-invalid')).toBe('true')
  })

  it("shows main's refusal beside the field it belongs to", async () => {
    const problem = { field: 'controlPort', message: 'Port 21 is used by another program.' }
    await open({ handlers: { updateSettings: () => ({ ok: false, problem }) } })
    fireEvent.change(port(), { target: { value: '21' } })
    await save()
    expect(screen.getByText(problem.message)).toBeDefined()
    expect(port().value).toBe('21')
  })

  it('keeps unsaved text when something else changes', async () => {
    const api = await open()
    fireEvent.change(port(), { target: { value: '2122' } })
    const settings = { ...fakeSnapshot().settings, maxSessions: 7 }
    act(() => api.notify({ type: 'settings-changed', settings }))
    expect(port().value).toBe('2122')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Connections at once' }).value).toBe('7')
  })

  it('shows what was taken over of what was typed, and has nothing left to save', async () => {
    const api = await open()
    const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'External address' })
    fireEvent.change(address(), { target: { value: ' ftp.example.org ' } })
    await save()
    expect(api.argumentsOf('updateSettings')).toEqual([{ externalAddress: 'ftp.example.org' }])
    const settings = { ...fakeSnapshot().settings, externalAddress: 'ftp.example.org' }
    act(() => api.notify({ type: 'settings-changed', settings }))
    expect(address().value).toBe('ftp.example.org')
    expect(saveNetwork().disabled).toBe(true)
  })

  it('shows in a field at once what was changed elsewhere', async () => {
    const api = await open()
    const settings = { ...fakeSnapshot().settings, controlPort: 2200 }
    act(() => api.notify({ type: 'settings-changed', settings }))
    expect(port().value).toBe('2200')
  })

  it('takes back what was typed', async () => {
    await open()
    fireEvent.change(port(), { target: { value: '2122' } })
    fireEvent.click(screen.getByRole('button', { name: 'Undo changes' }))
    expect(port().value).toBe('2121')
  })

  it('switches theme and start at once', async () => {
    const api = await open()
    fireEvent.click(screen.getByRole('button', { name: 'Dark' }))
    fireEvent.click(screen.getByRole('switch', { name: 'Start sharing when Portside opens' }))
    expect(api.argumentsOf('updateAppearance')).toEqual([{ theme: 'dark' }])
    expect(api.argumentsOf('updateSettings')).toEqual([{ startOnLaunch: false }])
  })

  it('leads to the certificates', async () => {
    await open()
    fireEvent.click(screen.getByRole('button', { name: 'Open Certificates' }))
    expect(screen.getByRole('heading', { level: 1, name: 'Certificates' })).toBeDefined()
  })
})
