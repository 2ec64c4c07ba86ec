"""Processor time of commands."""
import os
import subprocess

from .building import Unavailable, prefix


def seconds(command, folder, environment=None):
    """User and system time of a command and its children."""
    process = subprocess.Popen(
        prefix(command) + command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=dict(os.environ, **(environment or {})))
    output = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        lines = [line for line in output.splitlines() if "error" in line] or output.splitlines()[-1:]
        raise Unavailable(f"{command[0]}: {lines[0].strip() if lines else process.returncode}")
    return usage.ru_utime + usage.ru_stime
