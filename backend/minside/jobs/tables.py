"""PgQueuer's tables, declared like ours: job payloads carry ids only, and nobody's name."""

from typing import Final

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Bytea, Integer, Text, Timestamptz
from piccolo.table import Table

from minside.core import keeping
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import About, Declaration, Declared, Source, Technical, about, technical
from minside.core.purposes import ACCOUNT, days

KEPT: Final = keeping.QUEUE
_NOBODY = "a job is named by what it does and carries the id of one row"


def _of_the_queue(
    label: Label, *columns: About | Technical, counts_from: str, reason: str
) -> Declaration:
    """Nobody's rows; `reason` says why."""
    return Declaration(
        label=label,
        category="S34",
        subject_reason=reason,
        purposes=(ACCOUNT,),
        source=Source.DERIVED,
        access=False,
        portability=False,
        editors=(),
        retention=days("queue", "90 dager", "90 days", counts_from=counts_from, days=KEPT.days),
        columns=columns,
    )


class JobStatus(Text):
    """PgQueuer's own enumeration."""


class QueuedJob(Declared, Table, db=DB, tablename="pgqueuer"):
    """A job that waits, runs, or is held after its last attempt."""

    id = BigInt(primary_key=True, default=None)
    priority = Integer(default=None)
    queue_manager_id = UUID(null=True, default=None)
    created = Timestamptz(default=None)
    updated = Timestamptz(default=None)
    heartbeat = Timestamptz(default=None)
    execute_after = Timestamptz(default=None)
    status = JobStatus(default=None)
    entrypoint = Text(default=None)
    dedupe_key = Text(null=True, default=None)
    payload = Bytea(null=True, default=None)
    headers = JSONB(null=True, default=None)
    attempts = Integer(default=0)
    slot = BigInt(null=True, default=None)

    personal = _of_the_queue(
        Label("Oppgaver i kø", "Queued jobs"),
        technical(id, "a number of the queue's"),
        technical(priority, "which goes first"),
        technical(queue_manager_id, "which worker does it"),
        technical(created, "when it was asked for"),
        technical(updated, "when its state changed"),
        technical(heartbeat, "when its worker was last heard of"),
        technical(execute_after, "not before"),
        technical(status, "waits, runs or is held"),
        technical(entrypoint, "what is to be done"),
        technical(dedupe_key, "the name of a timed job, so that it waits only once"),
        about(payload, "Id-en til raden det gjelder", "The id of the row it is about"),
        technical(headers, "empty: nothing of ours writes there"),
        technical(attempts, "how often it was tried"),
        technical(slot, "the queue's own"),
        counts_from="updated",
        reason=_NOBODY,
    )


class JobLog(Declared, Table, db=DB, tablename="pgqueuer_log"):
    """What became of jobs."""

    id = BigInt(primary_key=True, default=None)
    created = Timestamptz(default=None)
    job_id = BigInt(default=None)
    status = JobStatus(default=None)
    priority = Integer(default=None)
    entrypoint = Text(default=None)
    traceback = JSONB(null=True, default=None)
    aggregated = Boolean(null=True, default=False)

    personal = _of_the_queue(
        Label("Utførte oppgaver", "Jobs done"),
        technical(id, "a number of the queue's"),
        technical(created, "when"),
        technical(job_id, "which job"),
        technical(status, "what became of it"),
        technical(priority, "which goes first"),
        technical(entrypoint, "what was done"),
        technical(traceback, "an exception's type; its message is left out where it is raised"),
        technical(aggregated, "the queue's own"),
        counts_from="created",
        reason=_NOBODY,
    )


class JobSchedule(Declared, Table, db=DB, tablename="pgqueuer_schedules"):
    """When each timed job was done last, and is done next."""

    id = BigInt(primary_key=True, default=None)
    expression = Text(default=None)
    entrypoint = Text(default=None)
    heartbeat = Timestamptz(default=None)
    created = Timestamptz(default=None)
    updated = Timestamptz(default=None)
    next_run = Timestamptz(default=None)
    last_run = Timestamptz(null=True, default=None)
    status = JobStatus(null=True, default=None)

    personal = _of_the_queue(
        Label("Timeplan", "Timetable"),
        technical(id, "a number of the timetable's"),
        technical(expression, "at what times"),
        technical(entrypoint, "which job"),
        technical(heartbeat, "the timetable's own"),
        technical(created, "when it was first on the timetable"),
        technical(updated, "when its state changed"),
        technical(next_run, "when it is done next"),
        technical(last_run, "when it was done last"),
        technical(status, "waits or is being put in the queue"),
        counts_from="updated",
        reason="the timetable is the same for all",
    )


class JobStatistics(Declared, Table, db=DB, tablename="pgqueuer_statistics"):
    """How many jobs of a kind ended how, second by second."""

    id = BigInt(primary_key=True, default=None)
    created = Timestamptz(default=None)
    count = BigInt(default=None)  # pyright: ignore[reportAssignmentType]
    priority = Integer(default=None)
    status = JobStatus(default=None)
    entrypoint = Text(default=None)

    personal = _of_the_queue(
        Label("Tall om oppgaver", "Counts of jobs"),
        technical(id, "a number of the queue's"),
        technical(created, "which second"),
        technical(count, "how many"),  # pyright: ignore[reportArgumentType]
        technical(priority, "which goes first"),
        technical(status, "what became of them"),
        technical(entrypoint, "which jobs"),
        counts_from="created",
        reason="counts of jobs lead to nobody",
    )
