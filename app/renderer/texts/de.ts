import accounts from './de/accounts.json' with { type: 'json' }
import certificates from './de/certificates.json' with { type: 'json' }
import common from './de/common.json' with { type: 'json' }
import connect from './de/connect.json' with { type: 'json' }
import connections from './de/connections.json' with { type: 'json' }
import console from './de/console.json' with { type: 'json' }
import diagnosis from './de/diagnosis.json' with { type: 'json' }
import editing from './de/editing.json' with { type: 'json' }
import format from './de/format.json' with { type: 'json' }
import frame from './de/frame.json' with { type: 'json' }
import groups from './de/groups.json' with { type: 'json' }
import host from './de/host.json' with { type: 'json' }
import logs from './de/logs.json' with { type: 'json' }
import overview from './de/overview.json' with { type: 'json' }
import preview from './de/preview.json' with { type: 'json' }
import security from './de/security.json' with { type: 'json' }
import settings from './de/settings.json' with { type: 'json' }
import shares from './de/shares.json' with { type: 'json' }
import transfers from './de/transfers.json' with { type: 'json' }
import users from './de/users.json' with { type: 'json' }
import welcome from './de/welcome.json' with { type: 'json' }

/** Every text in German; the same rooms and keys as English. */
export const german = {
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
