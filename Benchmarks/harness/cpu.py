"""Processor time of commands."""
import collections
import os
import subprocess
import sys
import time

if __name__ != "__main__":
    from .building import Unavailable, prefix

Times = collections.namedtuple("Times", "cpu wall")


def seconds(command, folder, environment=None):
    """User and system time of a command and its children."""
    return times(command, folder, environment).cpu


def times(command, folder, environment=None):
    """The same, and the time on the wall. Both are taken by this file as a program, so that they begin when a command
    that takes turns (see `building.prefix`) has got its turn."""
    process = subprocess.run(
        prefix(command) + [sys.executable, os.path.abspath(__file__)] + command, cwd=folder, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, env=dict(os.environ, **(environment or {})))
    *output, last = process.stdout.splitlines() or [""]
    if process.returncode != 0 or not last.startswith("took "):
        lines = [line for line in output if "error" in line] or output[-1:]
        raise Unavailable(f"{command[0]}: {lines[0].strip() if lines else process.returncode}")
    return Times(*map(float, last.split()[1:]))


def _main(command):
    start = time.monotonic()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    print(f"took {usage.ru_utime + usage.ru_stime} {time.monotonic() - start}", flush=True)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
