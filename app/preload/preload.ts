/** Builds `window.portside` out of the contract. Payloads pass as they are: main parses what the page says. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channelOf, preloadChannelOf } from './contract/channel.ts'
import type { DashboardApi } from './contract/contract.ts'

const api: DashboardApi = {
  call: (name, argument) => ipcRenderer.invoke(channelOf(name), argument),

  listen(name, listener) {
    const receive = (_event: unknown, payload: Parameters<typeof listener>[0]): void => listener(payload)
    ipcRenderer.on(channelOf(name), receive)
    return () => {
      ipcRenderer.off(channelOf(name), receive)
    }
  },

  async registerDroppedFolder(file) {
    // Only a file of a real drop has a path; one that the page made itself has none.
    const folder = webUtils.getPathForFile(file)
    if (folder === '') {
      return { ok: false, problem: { field: null, message: 'Only folders of this computer can be shared.' } }
    }
    return ipcRenderer.invoke(preloadChannelOf('registerDroppedFolder'), { folder })
  },
}

contextBridge.exposeInMainWorld('portside', api)
