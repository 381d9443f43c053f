/** What `--help` prints. */
export const serveUsage = `Portside: share folders over FTP without a window.

Usage: npm run serve -- [flags]

  --data-dir DIR             settings, certificates, history (default: the platform's place)
  --listen HOST:PORT         control listener; repeatable (default: 0.0.0.0:2121 and [::]:2121)
  --share PATH[=NAME][:ro|drop|add|full]
                             share a folder for this run; repeatable. ro = read only (default),
                             drop = upload only, add = read and upload, full = everything.
                             A PATH that exists just as written is taken whole, '=' and ':' included.
  --user NAME                account for these shares; the password comes from PORTSIDE_PASSWORD
  --password-file FILE       or from the first line of FILE
  --anonymous                allow anonymous, read-only
  --tls off|optional|required|implicit
                             (default: optional)
  --cert FILE --key FILE     use this certificate (PEM) instead of the generated one
  --passive-ports A-B        ports for passive data connections
  --web HOST:PORT|off        browser dashboard (default: off)
  --max-sessions N           connections at once (default: 512)
  --max-sessions-per-address N
                             connections at once from one address (default: 20)
  --log-level silent|info|debug
                             what is told on stderr (default: info)
  --json                     one JSON object per line on stdout, the first one when the server listens
  --help                     print this
  --version                  print the version

Without --share the saved settings of the data dir are served.
`
