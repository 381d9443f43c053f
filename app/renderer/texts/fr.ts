import accounts from './fr/accounts.json' with { type: 'json' }
import certificates from './fr/certificates.json' with { type: 'json' }
import common from './fr/common.json' with { type: 'json' }
import connect from './fr/connect.json' with { type: 'json' }
import connections from './fr/connections.json' with { type: 'json' }
import console from './fr/console.json' with { type: 'json' }
import diagnosis from './fr/diagnosis.json' with { type: 'json' }
import editing from './fr/editing.json' with { type: 'json' }
import format from './fr/format.json' with { type: 'json' }
import frame from './fr/frame.json' with { type: 'json' }
import groups from './fr/groups.json' with { type: 'json' }
import host from './fr/host.json' with { type: 'json' }
import logs from './fr/logs.json' with { type: 'json' }
import overview from './fr/overview.json' with { type: 'json' }
import preview from './fr/preview.json' with { type: 'json' }
import security from './fr/security.json' with { type: 'json' }
import settings from './fr/settings.json' with { type: 'json' }
import shares from './fr/shares.json' with { type: 'json' }
import transfers from './fr/transfers.json' with { type: 'json' }
import users from './fr/users.json' with { type: 'json' }
import welcome from './fr/welcome.json' with { type: 'json' }

/** Every text in French; the same rooms and keys as English. */
export const french = {
  accounts,
  certificates,
  common,
  connect,
  connections,
  console,
  diagnosis,
  editing,
  format,
  frame,
  groups,
  host,
  logs,
  overview,
  preview,
  security,
  settings,
  shares,
  transfers,
  users,
  welcome,
}
