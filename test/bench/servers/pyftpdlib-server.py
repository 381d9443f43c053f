"""Serves a folder for demo / secret by pyftpdlib, without TLS, and says on which port."""

import logging
import os
import sys
import threading

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer

logging.disable(logging.CRITICAL)
authorizer = DummyAuthorizer()
authorizer.add_user("demo", "secret", sys.argv[1], perm="elradfmw")
handler = FTPHandler
handler.authorizer = authorizer
handler.auth_failed_timeout = 0


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
server = FTPServer(("127.0.0.1", 0), handler)
server.max_cons_per_ip = 0
print("port", server.socket.getsockname()[1], flush=True)
server.serve_forever()
