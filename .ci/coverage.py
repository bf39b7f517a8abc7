"""coverage.py LEAST FOLDER: fails unless the tests cover at least LEAST percent of the lines of functions/."""

import pathlib
import sys
import xml.etree.ElementTree as xml


def lines(folder):
    """(file, line) -> whether it was run. A file may appear in several classes, and a line in several methods."""
    reports = sorted(pathlib.Path(folder).rglob("coverage.cobertura.xml"))
    if not reports:
        sys.exit("Expected coverage.cobertura.xml below the results, but there is none: did the tests run?")
    hits = {}
    for report in reports:
        for package in xml.parse(report).getroot().iter("package"):
            if package.get("name") != "Failover.Functions":
                continue
            for part in package.iter("class"):
                # The JSON generator's code is not ours.
                if "/obj/" in part.get("filename") or part.get("filename").endswith(".g.cs"):
                    continue
                for line in part.iter("line"):
                    key = part.get("filename"), int(line.get("number"))
                    hits[key] = hits.get(key, False) or int(line.get("hits")) > 0
    return hits


def main(least, folder):
    hits = lines(folder)
    files = {}
    for (name, _), hit in hits.items():
        run, all_lines = files.get(name, (0, 0))
        files[name] = run + hit, all_lines + 1
    for name, (run, total) in sorted(files.items(), key=lambda f: f[1][0] - f[1][1])[:8]:
        if run < total:
            print(f"{total - run:5} of {total:4} lines not run: {name}")
    rate = 100 * sum(hits.values()) / max(1, len(hits))
    print(f"{rate:.1f} % of {len(hits)} lines, at least {least} % expected")
    sys.exit(rate < float(least))


main(*sys.argv[1:])
