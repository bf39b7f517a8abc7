#!/usr/bin/env python3
"""released.py FOLDER: checks the files of a release as .ci/release wrote them, without the sources that they came from.

The checksums list every file and match; the zip contains what each handler of the template needs, readable by Lambda, and nothing of the
local cloud; the template needs no transform, passes cfn-lint, and contains the same definitions as the files; the SBOM names what the zip
loads.
"""
import hashlib
import json
import logging
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import cfnlint.api

OWN = "Failover.Functions"
MOST_BYTES = 1_000_000  # CloudFormation's limit for a template in S3
# cfn-lint 1.51's schema of the States Language lacks two fields that the specification allows: OutputPath of a Succeed state and
# Parameters of a Parallel state.
FORGOTTEN = [("E3601", "OutputPath", "Succeed"), ("E3601", "Parameters", "Parallel")]


def checksums(folder):
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    named = {name: digest for digest, name in lines}
    there = {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    yield from (f"SHA256SUMS: expected a line for each file, missing {name}" for name in sorted(there - set(named)))
    yield from (f"SHA256SUMS: names {name}, but there is no such file" for name in sorted(set(named) - there))
    for name in sorted(there & set(named)):
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != named[name]:
            yield f"{name}: expected SHA-256 {named[name]}, found {found}"


def package(archive, template):
    infos = archive.infolist()
    names = {info.filename for info in infos}
    yield from (f"{i.filename}: expected mode 644, found {i.external_attr >> 16:o}" for i in infos if i.external_attr >> 16 != 0o100644)
    deps = json.loads(archive.read(f"{OWN}.deps.json"))
    target = deps["targets"][deps["runtimeTarget"]["name"]]
    needed = {pathlib.PurePosixPath(path).name for library in target.values() for path in library.get("runtime", {})}
    yield from (f"the zip lacks {name}, which {OWN}.deps.json loads" for name in sorted(needed - names))
    yield from (f"the zip has {name}, which nothing loads" for name in sorted(names - needed) if name.endswith(".dll"))
    code = archive.read(f"{OWN}.dll")
    for handler in handlers(template):
        assembly, full_name, method = handler.split("::")
        words = [*full_name.rsplit(".", 1), method]
        # An assembly's metadata has namespaces, types and methods as strings that end in a zero byte; one may be the tail of another.
        missing = [word for word in words if word.encode() + b"\0" not in code]
        if assembly != OWN or missing:
            yield f"{handler}: expected in {OWN}.dll, which lacks {' and '.join(missing) or 'the assembly'}"


def handlers(template):
    return sorted(r["Properties"]["Handler"] for r in template["Resources"].values() if r["Type"] == "AWS::Lambda::Function")


def template_findings(path, template):
    text = path.read_text(encoding="utf-8")
    if len(text) > MOST_BYTES:
        yield f"template.json: expected at most {MOST_BYTES:,} bytes, found {len(text):,}"
    if "Transform" in template or "AWS::Serverless" in text or "Fn::Transform" in text:
        yield "template.json: expected to need no transform, but it names one"
    if not handlers(template):
        yield "template.json: expected functions, found none"
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Lambda::Function" and properties["Code"] != {"S3Bucket": {"Ref": "CodeBucket"}, "S3Key": {"Ref": "CodeKey"}}:
            yield f"{name}: expected its code from CodeBucket and CodeKey, found {json.dumps(properties['Code'])}"
        if resource["Type"] == "AWS::Lambda::Version" and {resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy")} != {"Retain"}:
            yield f"{name}: expected to be retained, else an earlier execution can't be redriven"
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            beside = [json.loads(file.read_text(encoding="utf-8")) for file in path.parent.glob("*.asl.json")]
            if json.loads(properties["DefinitionString"]) not in beside:
                yield f"{name}: its definition is none of those beside the template"
    for found in cfnlint.api.lint(text, config=cfnlint.api.ManualArgs(regions=["us-east-1"])):
        where = list(found.path or [])
        states = json.loads(template["Resources"][where[1]]["Properties"]["DefinitionString"])["States"] if "DefinitionString" in where else {}
        if (found.rule.id, where[-1], states.get(where[-2], {}).get("Type")) not in FORGOTTEN:
            yield f"template.json: cfn-lint {found.rule.id} {'/'.join(map(str, where))}: {found.message}"


def bill(sbom, archive, version, digest):
    main = sbom["metadata"]["component"]
    if main["version"] != version or main["hashes"] != [{"alg": "SHA-256", "content": digest}]:
        yield f"sbom.cdx.json: expected version {version} and the zip's SHA-256 {digest}, found {main['version']} and {main['hashes']}"
    deps = json.loads(archive.read(f"{OWN}.deps.json"))
    loaded = {key for key, library in deps["libraries"].items() if library["type"] == "package"}
    named = {f"{c['name']}/{c['version']}" for c in sbom["components"] if c["type"] == "library"}
    yield from (f"sbom.cdx.json lacks {key}" for key in sorted(loaded - named))
    yield from (f"sbom.cdx.json has {key}, which is not in the zip" for key in sorted(named - loaded))


def main(folder):
    folder = pathlib.Path(folder)
    logging.disable(logging.WARNING)
    template = json.loads((folder / "template.json").read_text(encoding="utf-8"))
    version, digest = template["Metadata"]["Failover"]["Version"], template["Metadata"]["Failover"]["CodeSha256"]
    code = folder / f"failover-{version}.zip"
    problems = list(checksums(folder))
    if hashlib.sha256(code.read_bytes()).hexdigest() != digest:
        problems.append(f"template.json: expected CodeSha256 to be that of {code.name}, found {digest}")
    with zipfile.ZipFile(code) as archive, tempfile.TemporaryDirectory() as unpacked:
        archive.extractall(unpacked)
        problems += package(archive, template)
        problems += bill(json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8")), archive, version, digest)
        if subprocess.run([sys.executable, pathlib.Path(__file__).with_name("package.py"), unpacked], check=False).returncode != 0:
            problems.append(f"{code.name}: package.py finds what stands above")
    problems += template_findings(folder / "template.json", template)
    problems += [f"zone-account.yaml: cfn-lint {found.rule.id}: {found.message}" for found in cfnlint.api.lint(
        (folder / "zone-account.yaml").read_text(encoding="utf-8"), config=cfnlint.api.ManualArgs(regions=["us-east-1"]))]
    print(f"{len(handlers(template))} handlers, {len(list(folder.iterdir()))} files")
    sys.exit("\n".join(problems) or 0)


main(*sys.argv[1:])
