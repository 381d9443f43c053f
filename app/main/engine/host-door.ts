/**
 * The door through which the host reaches accounts, passwords, certificates and shares' words; the running server
 * itself is ftp-engine.ts. What is not named here is nobody's affair outside the engine.
 */

export type { Account, AccountSource } from './auth/account-authenticator.ts'
export {
  admitWithoutPassword,
  createAccountAuthenticator,
  isAnonymousName,
  principalOf,
} from './auth/account-authenticator.ts'
export type { AccountLimits, SpeedLimit } from './auth/account-limits.ts'
export type { Admission, AdmissionRules } from './auth/admission.ts'
export { createAdmission } from './auth/admission.ts'
export type {
  Authenticator,
  Credentials,
  LoginRefusal,
  LoginResult,
  Principal,
} from './auth/authenticator.ts'
export type { CredentialCache } from './auth/credential-cache.ts'
export { createCredentialCache } from './auth/credential-cache.ts'
export type { ScryptParameters, StoredPassword } from './auth/password-hash.ts'
export { hashPassword } from './auth/password-hash.ts'
export { Secret } from './auth/secret.ts'
export type { ListedCommand } from './command-list.ts'
export { listCommands, shownCommand } from './command-list.ts'
export { isLocalPeer } from './data/announced-address.ts'
export { legacyCharsetNames } from './legacy-charset.ts'
export type { AddressRange } from './limits/address-range.ts'
export { parseAddressRange, rangeHolds } from './limits/address-range.ts'
export { AddressTable } from './limits/address-table.ts'
export { addressGroup, normalizeAddress } from './limits/peer-address.ts'
export type { ListingPreview, PreviewRequest } from './listing-preview.ts'
export { previewListing } from './listing-preview.ts'
export { generateCertificate } from './tls/certificate.ts'
export type { CertificateInfo, CertificateProblem } from './tls/certificate-info.ts'
export { CertificateError, checkIdentity, inspectCertificate } from './tls/certificate-info.ts'
export { findingEitherForm } from './vfs/either-form.ts'
export { createMemoryStorage } from './vfs/memory-storage.ts'
export type {
  Amount,
  QuotaKeeper,
  Room,
  StorageRules,
  UsageLedger,
} from './vfs/metered/storage-rules.ts'
export type { FolderRights, Mount, NameRules } from './vfs/mount.ts'
export { permissionsInMount } from './vfs/mount-rights.ts'
export { fitsWildcards } from './vfs/name-pattern.ts'
export { openNativeStorage } from './vfs/native/native-storage.ts'
export { isPartialName } from './vfs/partial-name.ts'
export { sweepShare } from './vfs/partial-sweep.ts'
export type { Permission, PermissionSet, Preset } from './vfs/permission.ts'
export { presetPermissions } from './vfs/permission.ts'
export type { StorageBackend, StorageEntry, StoragePath } from './vfs/storage.ts'
export { VfsError } from './vfs/vfs-error.ts'
