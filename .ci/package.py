"""package.py FOLDER: checks the contents of a published deployment package, and prints its size."""

import io
import pathlib
import re
import sys
import zipfile

NEEDED = {"Failover.Functions.dll", "Failover.Functions.deps.json", "Failover.Functions.runtimeconfig.json", "global-bundle.pem"}
FOREIGN = re.compile(
    r"localcloud|drill|xunit|shouldly|cscheck|coverlet|testplatform|test\.sdk|testutilities|\.testing|spectre|yamldotnet", re.IGNORECASE)
# Lambda's limit is 250 MB unzipped. Every megabyte slows a cold start, so growth must be noticed.
MOST_MEGABYTES = 60


def main(folder):
    files = sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file())
    names = {p.relative_to(folder).as_posix() for p in files}
    unzipped = sum(p.stat().st_size for p in files) / 1e6
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder))
    print(f"{len(files)} files, {len(packed.getvalue()) / 1e6:.1f} MB zipped, {unzipped:.1f} MB unzipped")

    problems = [f"expected {name}, but it is missing" for name in sorted(NEEDED - names)]
    problems += [f"{name} does not belong there" for name in sorted(names) if FOREIGN.search(name)]
    dependencies = pathlib.Path(folder, "Failover.Functions.deps.json").read_text(encoding="utf-8")
    problems += [f"Failover.Functions.deps.json names {word}" for word in sorted(set(FOREIGN.findall(dependencies)))]
    if unzipped > MOST_MEGABYTES:
        problems.append(f"expected at most {MOST_MEGABYTES} MB unzipped")
    sys.exit("\n".join(problems) or 0)


main(*sys.argv[1:])
