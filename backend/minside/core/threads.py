"""Threads for slow work, which make way for those who wait for an answer."""

import os
import threading


def make_way() -> None:
    """Lower this thread's priority. For a thread pool's initializer."""
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
