#!/usr/bin/env python3
"""Checks that sam build, as configured, makes one build of all functions, and runs that build's command as SAM would.

usage: sam_build.py OUT [MSBUILD-ARGUMENT...]
  OUT  the folder for the package's files; further arguments go to the command: a package source, a CA bundle
Read in SAM CLI 1.164 (samcli/lib/build/build_graph.py): functions share a build if runtime, CodeUri, package type, Metadata (without
what SAM adds), build environment and architecture are equal. For each build it runs Amazon.Lambda.Tools, which publishes with the
arguments below, in CodeUri. Neither tool is needed here.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tomllib

from transform import ROOT, load

FRAMEWORKS = {"dotnet10": "net10.0"}
RUNTIMES = {"arm64": "linux-arm64", "x86_64": "linux-x64"}
SAM_ADDS = {"SamResourceId", "SamNormalized"}
# The first SAM CLI whose samcli/lib/build/workflow_config.py names dotnet10.
LEAST_SAM = "1.151.0"


def builds(template):
    """The functions, grouped by what makes SAM build them together."""
    shared = template["Globals"]["Function"]
    groups = {}
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            own = {**shared, **resource["Properties"]}
            metadata = {k: v for k, v in resource.get("Metadata", {}).items() if k not in SAM_ADDS}
            key = json.dumps([own["Runtime"], own["CodeUri"], own.get("PackageType", "Zip"), metadata, own.get("Architectures", ["x86_64"])])
            groups.setdefault(key, []).append(name)
    return groups


def problems(template, config):
    found = []
    groups = builds(template)
    if len(groups) != 1:
        found.append(f"expected one build of all functions, but SAM would make {len(groups)}: "
                     + "; ".join(f"{', '.join(names)} by {key}" for key, names in groups.items()))
    found += [f"{name} has Metadata of its own: {sorted(r['Metadata'])}. Move it to the template's Metadata" for name, r in template["Resources"].items()
              if r["Type"] == "AWS::Serverless::Function" and "Metadata" in r]
    for environment, commands in config.items():
        if isinstance(commands, dict):
            for option in ("parallel", "cached"):
                if commands.get("build", {}).get("parameters", {}).get(option):
                    found.append(f"samconfig.toml: {environment}.build has {option}; remove it, its comment says why")
    for page in ("README.md", "samconfig.toml"):
        if f"SAM CLI {LEAST_SAM}" not in re.sub(r"\s+", " ", (ROOT / page).read_text(encoding="utf-8")):
            found.append(f"{page} does not state that SAM CLI {LEAST_SAM} or newer is needed")
    return found


def publish(template, out, arguments):
    runtime, code, _, _, architectures = json.loads(next(iter(builds(template))))
    command = ["dotnet", "publish", "--output", str(pathlib.Path(out).resolve()), "--configuration", "Release",
               "--framework", FRAMEWORKS[runtime], "/p:GenerateRuntimeConfigurationFiles=true",
               "--runtime", RUNTIMES[architectures[0]], "--self-contained", "False", *arguments]
    print(f"in {code}: {' '.join(command[:10])} ...")
    return subprocess.run(command, cwd=ROOT / code, env={**os.environ, "DOTNET_NOLOGO": "1"}, check=False).returncode


def main(out, *arguments):
    template = load()
    with open(ROOT / "samconfig.toml", "rb") as file:
        found = problems(template, tomllib.load(file))
    if found:
        sys.exit("\n".join(found))
    names = next(iter(builds(template).values()))
    print(f"sam build: one build for {len(names)} functions")
    sys.exit(publish(template, out, arguments))


main(*sys.argv[1:])
