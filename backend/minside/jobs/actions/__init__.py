"""The queue's verbs, used under the room's name: `jobs.enqueue(...)`."""

from .held import HeldJob, Resent, held, resend
from .queue import SOON, enqueue, enqueue_all, enqueue_once
from .running import Attempt, Failed, TryAgain, attempt
from .state import Missed, QueueState, missed, state
from .sweep import sweep

__all__ = [
    "SOON",
    "Attempt",
    "Failed",
    "HeldJob",
    "Missed",
    "QueueState",
    "Resent",
    "TryAgain",
    "attempt",
    "enqueue",
    "enqueue_all",
    "enqueue_once",
    "held",
    "missed",
    "resend",
    "state",
    "sweep",
]
