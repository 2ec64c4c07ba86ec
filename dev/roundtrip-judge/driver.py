"""Generates and compiles the Swift of one WSDL, with a program around it that decodes and encodes documents."""
import glob
import os
import re
import resource
import shutil
import subprocess

from schema import Complex, qname, split

STANDARD = {
    "boolean": "Bool", "float": "Float", "double": "Double", "byte": "Int8", "short": "Int16", "int": "Int32",
    "long": "Int64", "unsignedByte": "UInt8", "unsignedShort": "UInt16", "unsignedInt": "UInt32",
    "unsignedLong": "UInt64", "integer": "XSDInteger", "nonPositiveInteger": "XSDInteger", "negativeInteger": "XSDInteger",
    "nonNegativeInteger": "XSDInteger", "positiveInteger": "XSDInteger", "decimal": "XSDDecimal", "dateTime": "XSDDateTime",
    "date": "XSDDate", "time": "XSDTime", "duration": "XSDDuration", "gYearMonth": "XSDGYearMonth",
    "gYear": "XSDGYear", "gMonthDay": "XSDGMonthDay", "gDay": "XSDGDay", "gMonth": "XSDGMonth",
    "base64Binary": "XSDBase64Binary", "hexBinary": "XSDHexBinary", "QName": "XSDQName", "anyType": "XMLFragment",
}
FEATURES = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]


class Failed(Exception):
    pass


def run(command, **options):
    """Runs a command; returns its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        raise Failed("%s failed:\n%s" % (os.path.basename(command[0]), result.stdout[-6000:]))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Module:
    def __init__(self, package, wsdl, folder):
        self.package, self.wsdl, self.folder = package, wsdl, folder
        self.sources = os.path.join(folder, "Sources")
        self.build = os.path.join(package, ".build", "debug")

    def generate(self):
        shutil.rmtree(self.sources, ignore_errors=True)
        return run([os.path.join(self.build, "wsdl2swift"), "generate", "--strict", self.wsdl, "--output", self.sources])

    # MARK: Which Swift type stands for which element

    def read(self):
        """Reads names from the generated code: the tables there say which schema type a Swift type is."""
        text = "".join(open(path, encoding="utf-8").read() for path in self._files("*.swift"))
        namespaces = dict(re.findall(r'static let (\w+) = "([^"]*)"', text))

        def uri(expression):
            name = expression.rpartition(".")[2].strip("`")
            return namespaces[name] if not expression.startswith("\"") else expression.strip("\"")

        self.structures, self.polymorphic = {}, {}
        declaration = re.compile(r"^(?:@frozen )?(?:public )?nonisolated (?:struct|enum) `?(\w+)`?: (XMLComplexType|XMLPolymorphicType|XMLEnumeration)", re.M)
        starts = list(declaration.finditer(text))
        self.enumerations = {m.group(1) for m in starts if m.group(2) == "XMLEnumeration"}
        for match, following in zip(starts, starts[1:] + [None]):
            body = text[match.end() : following.start() if following else len(text)]
            table = re.search(r'XMLBinding<Self>\(\s*"([^"]*)",\s*namespace:\s*([\w.`"]+)(.*?)(?:fields:|\)\n)', body, re.S)
            if table:
                local, namespace, rest = table.groups()
                element = re.search(r'element: "([^"]*)"', rest)
                root = re.search(r'rootNamespace: ([\w.`"]+)', rest)
                self.structures.setdefault(qname(uri(namespace), local), []).append(
                    (match.group(1), qname(uri(root.group(1)) if root else uri(namespace), element.group(1) if element else local)))
            variants = re.search(r"XMLVariants<Self>\(\s*base: `?(\w+)`?\.self", body)
            if variants:
                self.polymorphic[variants.group(1)] = match.group(1)

    def subject(self, element):
        """Swift type of a global element, and whether the type's documents start with it; None if it has none."""
        kind = element.type
        if isinstance(kind, Complex):
            found = self.structures.get(kind.name or element.name, [])
            if not kind.name:
                found = [entry for entry in found if entry[1] == element.name]
            if not found:
                return None
            name, root = found[0]
            return "Generated." + self.polymorphic.get(name, name), root == element.name
        if kind.kind == "list":
            if kind.item.words:
                name = self._enumeration(kind.item) or self._enumeration(kind)
                return ("XMLFlagSet<Generated.%s>" % name, False) if name else None
            return "XSDList<%s>" % self._standard(kind.item), False
        if kind.words:
            name = self._enumeration(kind)
            return ("Generated." + name, False) if name else None
        return self._standard(kind), False

    @staticmethod
    def _standard(kind):
        name = STANDARD.get(kind.kind, "String")
        return ("XSDRuntime." if name.startswith("X") else "Swift.") + name

    def _enumeration(self, kind):
        if not kind.name:
            return None
        local = split(kind.name)[1]
        for name in (local, local[:1].upper() + local[1:]):
            if name in self.enumerations:
                return name
        return None

    # MARK: Compiling

    def _files(self, pattern):
        return sorted(glob.glob(os.path.join(self.sources, pattern)))

    def compile(self, subjects, with_services):
        self._write_subjects(subjects)
        sources = self._files("*.swift")
        targets = ["XSDRuntime", "XSDRegularExpressions"]
        if with_services:
            targets += ["SOAPRuntime", "HTTPTypes", "Logging"]
        else:
            sources = [path for path in sources if not re.search(r"\.(Client|Server)\d*\.swift$", path)]
        objects = [path for target in targets for path in sorted(
            glob.glob(os.path.join(self.build, target + ".build", "**", "*.o"), recursive=True))]
        flags = [flag for feature in FEATURES for flag in ("-enable-upcoming-feature", feature)]
        common = ["swiftc", "-swift-version", "6", "-warnings-as-errors", "-Onone", "-j", "2", "-parse-as-library",
                  "-I", os.path.join(self.build, "Modules"), "-I", self.folder] + flags
        library = os.path.join(self.folder, "libGenerated.a")
        seconds = run(common + ["-module-name", "Generated", "-emit-library", "-static", "-emit-module",
                                "-emit-module-path", os.path.join(self.folder, "Generated.swiftmodule"),
                                "-o", library] + sources)
        self.program = os.path.join(self.folder, "driver")
        here = os.path.dirname(os.path.abspath(__file__))
        run(common + ["-module-name", "RoundTrip", "-o", self.program, os.path.join(here, "Driver.swift"),
                      os.path.join(self.folder, "Subjects.swift"), library] + objects)
        return seconds

    def _write_subjects(self, subjects):
        """The list of types is in a file of its own: a module may have a type `String`, and Driver.swift wants Swift's."""
        lines = ["import Generated", "import XSDRuntime", "", "let subjects: [Subject] = ["]
        for element, swift_type, is_root in subjects:
            namespace, local = split(element.name)
            lines.append("  Subject(%s.self, XMLName(\"%s\", namespace: \"%s\"), isRoot: %s)," % (
                swift_type, local, namespace, "true" if is_root else "false"))
        with open(os.path.join(self.folder, "Subjects.swift"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines + ["]"]) + "\n")

    # MARK: Running

    def trips(self, cases):
        """Runs (subject number, is strict, bytes) through the program: (verdict, document, message) each."""
        data = b"".join(b"%d %s %d\n%s" % (number, b"strict" if strict else b"lenient", len(document), document)
                        for number, strict, document in cases)
        result = subprocess.run([self.program], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output, position, results = result.stdout, 0, []
        while position < len(output):
            end = output.index(b"\n", position)
            verdict, size, message = output[position:end].split(b" ")
            document = output[end + 1 : end + 1 + int(size)]
            position = end + 1 + int(size) + int(message)
            results.append((verdict.decode(), document, output[position - int(message) : position].decode()))
        if result.returncode != 0 or len(results) != len(cases):
            raise Failed("the driver ended with %d after %d of %d documents: %s" % (
                result.returncode, len(results), len(cases), result.stderr.decode()[-2000:]))
        return results
