import { createAccountAuthenticator } from '../../../app/main/engine/auth/account-authenticator.ts'
import { createCredentialCache } from '../../../app/main/engine/auth/credential-cache.ts'
import { hashPassword } from '../../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../../app/main/engine/auth/secret.ts'
import { createInProcessPlane } from '../../../app/main/engine/data/in-process-plane.ts'
import { defaultEngineOptions } from '../../../app/main/engine/engine-options.ts'
import { createFtpEngine } from '../../../app/main/engine/ftp-engine.ts'
import { openNativeStorage } from '../../../app/main/engine/vfs/native/native-storage.ts'
import { presetPermissions } from '../../../app/main/engine/vfs/permission.ts'
import { testCertificate } from '../../helpers/test-certificate.ts'

/** Serves a folder for demo / secret and says on which port: `run.mjs servers/portside FOLDER [BYTES A SECOND]`. */
export async function run([folder = '.', rate]: string[]): Promise<void> {
  const storage = await openNativeStorage(folder)
  const password = await hashPassword(new Secret('secret'))
  const mounts = () => [{ shareId: 'bench', at: [], storage, permissions: presetPermissions.full }]
  const account = {
    accountId: 'demo',
    name: 'demo',
    password,
    isEnabled: true,
    isAnonymous: false,
    requiresTls: false,
    mounts,
  }
  const speed = rate === undefined ? null : Number(rate)
  const engine = createFtpEngine({
    options: {
      ...defaultEngineOptions,
      listeners: [{ host: '127.0.0.1', port: 0, tls: 'optional' }],
      tlsIdentity: await testCertificate(),
      maxSessionsPerAddress: defaultEngineOptions.maxSessions,
      speed: { download: speed, upload: speed },
    },
    authenticator: createAccountAuthenticator(
      { find: () => account, findAnonymous: () => null },
      createCredentialCache({ now: () => performance.now() }),
    ),
    dataPlane: createInProcessPlane({ passivePorts: null }),
  })
  await engine.start()
  console.log(`port ${engine.boundListeners[0]?.port}`)
  // Whoever started it holds the other end: it does not outlive the measurement.
  process.stdin.resume().once('end', () => process.exit(0))
  await new Promise(() => undefined)
}
