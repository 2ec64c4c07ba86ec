"""Programs of many cases: compiled together, each case inside an enum of its own; a case with errors leaves its batch."""
import glob
import os
import re
import resource
import shlex
import subprocess
import sys

import swiftcode
from generating import ROOT

sys.path.append(os.path.join(ROOT, "dev"))
from swiftpm_objects import objects  # noqa: E402

# The runtime as it is shipped: what the optimizer makes of it is what has to be right.
BUILD = os.path.join(ROOT, ".build", "release")
FLAGS = ["-swift-version", "6", "-enable-upcoming-feature", "ExistentialAny", "-enable-upcoming-feature",
         "InternalImportsByDefault", "-enable-upcoming-feature", "MemberImportVisibility"]
INSTANCE_LIMIT = 5
COMPILE_LIMIT = 240
SINGLE_LIMIT = 230


def is_service(path):
    """Whether a generated file holds clients or servers; with several parts their names have numbers."""
    return re.search(r"\.(Client|Server)[0-9]*\.swift$", path) is not None


def stop(process):
    """Ends a process and all of its session: the compiler gives each of its processes a group of its own."""
    subprocess.run(["pkill", "-KILL", "-s", str(process.pid)])
    process.kill()
    process.communicate()


def compile_command(command, limit):
    """Runs the compiler; one that takes too long is stopped with the processes that it started."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        output, messages = process.communicate(timeout=limit)
        return subprocess.CompletedProcess(command, process.returncode, output, messages)
    except subprocess.TimeoutExpired:
        stop(process)
        return subprocess.CompletedProcess(command, 1, "", "more than %d s" % limit)


def compiler_messages(text):
    return re.findall(r"^(/[^\n:]+):(\d+):\d+: (error|warning): ([^\n]*)", text, re.M)


def drop_failing(cases, result):
    """Notes the errors of each case; whether there were any."""
    owners = {path: case for case in cases for path in case.files}
    found = False
    for path, line, severity, message in compiler_messages(result.stderr):
        case = owners.get(path)
        if case and not case.reason:
            case.reason = "SWIFT %s (%s:%s)" % (message, os.path.basename(path), line)
            found = True
    return found


def type_check(cases, compiler="swiftc"):
    """Type-checks cases together; those with errors are taken out, and the rest is checked again."""
    while cases:
        command = (shlex.split(compiler) + ["-typecheck", "-module-name", "Suite", "-I", os.path.join(BUILD, "Modules")]
                   + FLAGS + [path for case in cases for path in case.files])
        result = compile_command(command, COMPILE_LIMIT)
        if not drop_failing(cases, result):
            for case in cases:
                if result.returncode == 0:
                    case.stage = "passed"
                else:
                    case.reason = "SWIFT the compiler fails: " + " ".join(result.stderr.split())[-300:]
            return
        cases = [case for case in cases if not case.reason]


def has_validation():
    sources = glob.glob(os.path.join(ROOT, "Sources", "XSDRuntime", "**", "*.swift"), recursive=True)
    return any(re.search(r"public func validate\(", open(path, encoding="utf-8").read()) for path in sources)


VALIDATION = """
func violations<Value: XMLValue>(of value: Value) -> String {
  value.violations.map { "\\($0)" }.joined(separator: "; ")
}
"""
NO_VALIDATION = """
func violations<Value: XMLValue>(of value: Value) -> String { "" }
"""


class Program:
    """One batch of cases that passed generation."""

    def __init__(self, cases, work, number, compiler="swiftc"):
        self.cases, self.compiler = cases, shlex.split(compiler)
        self.folder = os.path.join(work, "programs", str(number))
        self.jobs, self.positions, self.lines, self.types = [], {}, [], {}
        os.makedirs(self.folder, exist_ok=True)
        for case in cases:
            texts = swiftcode.read(case)
            case.types = swiftcode.types(texts)
            case.roots = swiftcode.roots(texts, case.types)
            rebuild = os.path.join(self.folder, case.enclosing + ".Rebuild.swift")
            with open(rebuild, "w", encoding="utf-8") as file:
                file.write(swiftcode.rebuilders(case.enclosing, case.types))
            case.files = case.files + [rebuild]

    def add(self, case, root, kind, source, output):
        """One more document to send through; the position of its result."""
        key = (case.enclosing, root.swift)
        if key not in self.positions:
            self.positions[key] = len(self.lines)
            self.lines.append((case, root.swift))
        self.jobs.append((case, key, kind, source, output))
        return len(self.jobs) - 1

    def compile(self):
        """Compiles what can be; cases with errors have a reason afterwards, all others have passed."""
        self.program = os.path.join(self.folder, "run")
        main = os.path.join(self.folder, "main.swift")
        while True:
            cases = [case for case in self.cases if not case.reason]
            if not cases:
                return
            with open(os.path.join(ROOT, "dev", "xsd-judge", "Driver.swift"), encoding="utf-8") as file:
                driver = file.read()
            # A statement each: one literal of thousands of closures would take the type checker for ever.
            lines, number = [], {}
            for case, swift in self.lines:
                if not case.reason:
                    number[(case.enclosing, swift)] = len(lines)
                    lines.append("type { trip(%s.%s.self, $0) }" % (case.enclosing, swift))
            self.numbers = number
            with open(main, "w", encoding="utf-8") as file:
                file.write(driver + (VALIDATION if has_validation() else NO_VALIDATION) + "\n".join(lines) + "\ntry runJobs()\n")
            # Clients and servers are type-checked afterwards: linked they would need all that SOAPRuntime depends on.
            files = [path for case in cases for path in case.files if not is_service(path)]
            command = (self.compiler + ["-Onone", "-wmo", "-suppress-warnings", "-module-name", "Suite",
                                        "-I", os.path.join(BUILD, "Modules"), "-o", self.program, main]
                       + FLAGS + files + objects(BUILD, "XSDRuntime", "XSDRegularExpressions"))
            limit = COMPILE_LIMIT if len(cases) > 1 or len(self.cases) > 1 else SINGLE_LIMIT
            result = compile_command(command, limit)
            if result.returncode == 0:
                for case in cases:
                    case.stage = "passed"
                with_services = [case for case in cases if case.services]
                for case in with_services:
                    case.stage = "compile"
                    case.files = [path for path in case.files if not path.endswith(".Rebuild.swift")]
                return type_check(with_services, shlex.join(self.compiler))
            if drop_failing(cases, result):
                continue
            message = "SWIFT the compiler fails: " + " ".join(result.stderr.split())[-200:]
            if len(cases) == 1 or "main.swift" in result.stderr:
                for case in cases:
                    case.reason = message
                return
            # No line to blame: each half alone.
            for half in (cases[:len(cases) // 2], cases[len(cases) // 2:]):
                if not self.checks(half):
                    for case in half if len(half) == 1 else []:
                        case.reason = message
                    if len(half) > 1:
                        self.blame(half, message)

    def checks(self, cases):
        command = (self.compiler + ["-typecheck", "-suppress-warnings", "-module-name", "Suite", "-I",
                                    os.path.join(BUILD, "Modules")] + FLAGS
                   + [path for case in cases for path in case.files if not path.endswith(".Rebuild.swift")])
        return compile_command(command, COMPILE_LIMIT).returncode == 0

    def blame(self, cases, message):
        if len(cases) == 1:
            cases[0].reason = message
            return
        for half in (cases[:len(cases) // 2], cases[len(cases) // 2:]):
            if not self.checks(half):
                self.blame(half, message)

    def run(self):
        """The results of all jobs: (verdict, message); verdict unbuilt where the case does not compile."""
        results = [("unbuilt", "")] * len(self.jobs)
        runnable = [number for number, job in enumerate(self.jobs) if job[0].stage == "passed"]
        listing = os.path.join(self.folder, "jobs.tsv")
        with open(listing, "w", encoding="utf-8") as file:
            for number in runnable:
                case, key, kind, source, output = self.jobs[number]
                if os.path.exists(output):
                    os.remove(output)
                file.write("%d\t%s\t%s\t%s\n" % (self.numbers[key], kind, source, output))
        done = 0

        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        while done < len(runnable):
            ran = subprocess.run([self.program, listing, str(done)], capture_output=True, preexec_fn=limit,
                                 env=dict(os.environ, SWIFT_BACKTRACE="enable=no"))
            for line in ran.stdout.decode("utf-8", "replace").split("\n"):
                parts = line.split("\t", 2)
                if len(parts) == 3 and parts[0] == str(done):
                    results[runnable[done]] = (parts[1], parts[2])
                    done += 1
            if done < len(runnable):
                # 14 is the alarm of the driver.
                error = ran.stderr.decode("utf-8", "replace").strip().split("\n")[0][:200]
                results[runnable[done]] = ("hang", "%d s" % INSTANCE_LIMIT) if ran.returncode == -14 else (
                    "trap", "signal %d %s" % (-ran.returncode, error))
                done += 1
        return results
