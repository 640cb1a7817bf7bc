"""Runs the workloads that are named, or all, and prints one table."""

import asyncio
import sys
from importlib import import_module

from .table import show

WORKLOADS = ("deliveries", "events", "handling", "products")


def main(names: list[str]) -> None:
    rows = []
    for name in names or WORKLOADS:
        rows += asyncio.run(import_module(f"bench.{name}").main())
    show(rows)


main(sys.argv[1:])
