"""Commands that build: run once per source, their failure is an answer and not the end."""
import os
import shlex
import subprocess
import sys

from . import paths


class Unavailable(Exception):
    """Why a side cannot take part."""


def prefix(command):
    """$BENCH_BUILD_PREFIX, for commands that need long: on a shared machine it may be a command that takes turns."""
    return shlex.split(os.environ.get("BENCH_BUILD_PREFIX", "")) if command[0] in ("swift", "g++", "make") else []


def run(command, folder=paths.BENCHMARKS, environment=None):
    """Runs a building command."""
    done = subprocess.run(
        prefix(command) + command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=dict(os.environ, **(environment or {})))
    if done.returncode != 0:
        lines = [line for line in done.stdout.splitlines() if "error" in line.lower()] or done.stdout.splitlines()
        raise Unavailable(f"{command[0]} failed: {lines[-1].strip() if lines else done.returncode}")
    return done.stdout


def say(text):
    print(text, file=sys.stderr, flush=True)


def is_newer(product, sources):
    """Whether a product exists and no source has changed after it."""
    if not os.path.exists(product):
        return False
    time = os.path.getmtime(product)
    return all(os.path.getmtime(source) <= time for source in sources)


def install(packages):
    """Installs Debian packages that are missing."""
    missing = [
        name for name in packages
        if subprocess.run(["dpkg", "-s", name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0]
    if not missing:
        return
    say(f"installing {' '.join(missing)}")
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"] + missing
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(command, environment=environment)
    except Unavailable:
        # A fresh machine has no package lists yet.
        run(["apt-get", "update", "-qq"])
        run(command, environment=environment)


def shell_flags(*command):
    return shlex.split(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def venv(name, packages):
    """Python of a virtual environment that holds the packages."""
    folder = os.path.join(paths.WORK, name)
    python = os.path.join(folder, "bin", "python")
    stamp = os.path.join(folder, "installed")
    if not os.path.exists(stamp):
        say(f"installing {' '.join(packages)} from PyPI")
        run([sys.executable, "-m", "venv", folder])
        run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check"] + packages)
        open(stamp, "w").close()
    return python
