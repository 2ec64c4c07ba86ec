"""What SwiftPM compiles targets to."""
import json
import os


def objects(build, *targets):
    """Paths of the targets' object files, in a folder like .build/debug.

    The folder also keeps objects of sources that are no longer there; linked with the others they fail.
    """
    found = []
    for target in targets:
        folder = os.path.join(build, target + ".build")
        with open(os.path.join(folder, "output-file-map.json")) as file:
            sources = json.load(file)
        found += [entry["object"] for source, entry in sorted(sources.items()) if source]
    return found
