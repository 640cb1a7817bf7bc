"""Become the server's user, tie our life to the parent's, then become the program.

Run as `python -I -S launch.py PARENT SIGNAL UID GID PROGRAM ARGUMENTS…`, in a process of its own:
in a fork of a process with threads, only a new program may safely do any of this.
"""

import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, signal, uid, gid = (int(argument) for argument in sys.argv[1:5])
    command = sys.argv[5:]
    # Before the change of user: the library may lie where the other can't reach it.
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None
    os.umask(0o077)
    os.chdir("/")
    if uid != os.geteuid():
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    # After it: a change of user clears the wish.
    if prctl and prctl(_PR_SET_PDEATHSIG, signal) != 0:
        sys.exit("prctl(PR_SET_PDEATHSIG) failed")
    # The parent may have died before the wish was made.
    if os.getppid() != parent:
        sys.exit("the parent is gone")
    os.execv(command[0], command)


main()
