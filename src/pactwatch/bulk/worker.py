"""The process that reads shards: told of one a line, it says on standard output how it goes.

It is started by a ``Supervisor``, which ends it where a record has stopped it; a record can cost no more than
this process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any

from pactwatch.bulk.shard_job import ShardJob
from pactwatch.bulk.shard_reading import ShardReader

_MEMORY_BYTES = 4 << 30
_PR_SET_PDEATHSIG = 1
_SIGKILL = 9


def main() -> None:
    """Read the shards of the jobs that come in, one a line, until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _die_with_parent()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or most > _MEMORY_BYTES:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, most))

    def say(answer: dict[str, Any]) -> None:
        try:
            answers.write(json.dumps(answer) + "\n")
        except BrokenPipeError:
            os._exit(1)  # nobody waits for the shard any more, and no record of it is at fault

    for line in sys.stdin:
        job = ShardJob.from_dict(json.loads(line))
        try:
            facts = ShardReader(job, say).run()
        except Exception as error:  # noqa: BLE001 (it is told to whoever started this process)
            say({"failed": f"{type(error).__name__}: {error}"})
        else:
            say({"done": facts.tally.to_dict(), "memory_mb": _memory_mb()})


def _memory_mb() -> float:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 (no path of a user)
            return int(file.read().split()[1]) * resource.getpagesize() / (1 << 20)
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _die_with_parent() -> None:
    """Ask Linux to end this process with the one that started it; elsewhere the end of its input does."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)


if __name__ == "__main__":
    main()
