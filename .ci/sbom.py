"""The software bill of materials of a deployment package, as CycloneDX 1.6 JSON, from what the build itself wrote.

Failover.Functions.deps.json names each package that the functions load, with the hash of its NuGet archive and what it depends on; the
licence is the one that the package's own .nuspec in NuGet's cache declares, if that is an SPDX expression.
"""
import base64
import hashlib
import json
import os
import pathlib
import re
import uuid

OWN = "Failover.Functions"


def make(package, version, code_sha256):
    """The bill as a dictionary. package: the published folder; code_sha256: the zip's, hexadecimal."""
    deps = json.loads((package / f"{OWN}.deps.json").read_text(encoding="utf-8"))
    target = deps["targets"][deps["runtimeTarget"]["name"]]
    main = f"failover@{version}"
    refs = {key.split("/")[0]: _purl(key) for key, library in deps["libraries"].items() if library["type"] == "package"}
    [own] = [key for key, library in deps["libraries"].items() if library["type"] == "project" and key.startswith(f"{OWN}/")]
    bundle = package / "global-bundle.pem"
    bundle_hash = hashlib.sha256(bundle.read_bytes()).hexdigest()
    graph = [(main, sorted({refs[name] for name in target[own].get("dependencies", {}) if name in refs} | {bundle.name})), (bundle.name, [])]
    graph += [(_purl(key), sorted(refs[name] for name in target[key].get("dependencies", {}) if name in refs))
              for key in sorted(target) if key != own]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": main, "name": "failover", "version": version, "licenses": [{"license": {"id": "MIT"}}],
                "description": "The functions of Failover for Lambda's runtime dotnet10 on arm64. .NET itself is the runtime's.",
                "hashes": [{"alg": "SHA-256", "content": code_sha256}],
            },
        },
        "components": [_component(key, deps["libraries"][key]) for key in sorted(target) if key != own] + [{
            "type": "file", "bom-ref": bundle.name, "name": bundle.name,
            "description": "The CAs of Amazon RDS that the probe trusts.", "hashes": [{"alg": "SHA-256", "content": bundle_hash}],
        }],
        "dependencies": [{"ref": ref, "dependsOn": needs} for ref, needs in graph],
    }
    # Derived from the content, so that the same release has the same number.
    bill["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True)).urn
    return bill


def _purl(key):
    name, version = key.split("/")
    return f"pkg:nuget/{name}@{version}"


def _component(key, library):
    name, version = key.split("/")
    component = {"type": "library", "bom-ref": _purl(key), "name": name, "version": version, "purl": _purl(key)}
    if library.get("sha512", "").startswith("sha512-"):
        component["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(library["sha512"][7:]).hex()}]
    if expression := _licence(name.lower(), version.lower()):
        component["licenses"] = [{"expression": expression}]
    return component


def _licence(name, version):
    cache = pathlib.Path(os.environ.get("NUGET_PACKAGES") or pathlib.Path.home() / ".nuget/packages")
    nuspec = cache / name / version / f"{name}.nuspec"
    found = re.search(r'<license type="expression">([^<]+)</license>', nuspec.read_text(encoding="utf-8-sig")) if nuspec.exists() else None
    return found and found[1].strip()
