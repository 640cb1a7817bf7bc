"""PostgreSQL 18 for a newcomer and for the tests: no installation, no port, no trace.

    with postgres.serve(Path(".minside/postgres")) as server:
        await postgres.provision(server.url("postgres"))
        server.url("minside_app")

`temporary()` is the same on a folder that goes when it ends, and quicker than it is durable.
In production the database is somebody else's; only `provision` is of use there.
"""

from .errors import (
    InUse,
    NoAccount,
    NoPrograms,
    NoRight,
    OtherOwner,
    OtherVersion,
    PostgresError,
    StartFailed,
)
from .provision import ROLES, provision
from .server import Server, remove, serve, temporary

__all__ = [
    "ROLES",
    "InUse",
    "NoAccount",
    "NoPrograms",
    "NoRight",
    "OtherOwner",
    "OtherVersion",
    "PostgresError",
    "Server",
    "StartFailed",
    "provision",
    "remove",
    "serve",
    "temporary",
]
