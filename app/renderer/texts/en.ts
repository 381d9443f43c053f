import accounts from './en/accounts.json' with { type: 'json' }
import certificates from './en/certificates.json' with { type: 'json' }
import common from './en/common.json' with { type: 'json' }
import connect from './en/connect.json' with { type: 'json' }
import connections from './en/connections.json' with { type: 'json' }
import console from './en/console.json' with { type: 'json' }
import diagnosis from './en/diagnosis.json' with { type: 'json' }
import editing from './en/editing.json' with { type: 'json' }
import format from './en/format.json' with { type: 'json' }
import frame from './en/frame.json' with { type: 'json' }
import groups from './en/groups.json' with { type: 'json' }
import host from './en/host.json' with { type: 'json' }
import logs from './en/logs.json' with { type: 'json' }
import overview from './en/overview.json' with { type: 'json' }
import preview from './en/preview.json' with { type: 'json' }
import security from './en/security.json' with { type: 'json' }
import settings from './en/settings.json' with { type: 'json' }
import shares from './en/shares.json' with { type: 'json' }
import transfers from './en/transfers.json' with { type: 'json' }
import users from './en/users.json' with { type: 'json' }
import welcome from './en/welcome.json' with { type: 'json' }

/** Every text in English, one catalogue (namespace) for each room of the page: the source of all other languages. */
export const english = {
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

/** The shape that types `t`. */
export type English = typeof english
