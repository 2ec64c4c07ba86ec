"""A side as a process that obeys commands; the commands are listed in peers/common/worker.h."""
import os
import subprocess


class Refused(Exception):
    """A side answered with an error, or died."""


class Worker:
    def __init__(self, name, command, environment=None):
        self.name = name
        # All workers stay in this process group: an interrupt ends them all.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=dict(os.environ, **(environment or {})))

    def ask(self, *words):
        try:
            self._process.stdin.write(" ".join(str(word) for word in words) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Refused(f"died (exit code {self._process.wait()})")
        answer = line.split()
        if answer[0] != "ok":
            raise Refused(line.strip().removeprefix("error "))
        return answer[1:]

    def close(self):
        """Ends the process; gives the most memory that it had, in bytes."""
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        self._process.stdout.close()
        _, _, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = 0
        return usage.ru_maxrss * 1024
