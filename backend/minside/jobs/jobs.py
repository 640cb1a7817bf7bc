"""The queue's own upkeep, and that of the ground floor, which has no name plate."""

from minside.core import sweep
from minside.core.house import House
from minside.jobs import actions as jobs


async def sweep_queue(_house: House) -> None:
    await jobs.sweep()


async def sweep_ground_floor(_house: House) -> None:
    await sweep.sweep()
