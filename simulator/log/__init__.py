"""Append-only memory: JSON lines on disk, each carrying the hash of the one before.

Knows nothing of events or commands: a body is a dict, a time is a number; only `records` knows what bodies mean.
All but `records` imports only the standard library, so that a log can be checked anywhere.
"""

from simulator.log.chain import GENESIS, LONGEST, Chain, seal_body, spelled
from simulator.log.disk import InUse
from simulator.log.file import LogFile
from simulator.log.memory import MemoryLog
from simulator.log.ports import Log, Record
from simulator.log.reading import Line, Touched, parse, read
from simulator.log.verify import Verdict, sha256_of, verify_chain

__all__ = [
    "GENESIS",
    "LONGEST",
    "Chain",
    "InUse",
    "Line",
    "Log",
    "LogFile",
    "MemoryLog",
    "Record",
    "Touched",
    "Verdict",
    "parse",
    "read",
    "seal_body",
    "sha256_of",
    "spelled",
    "verify_chain",
]
