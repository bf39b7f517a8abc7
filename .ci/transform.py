#!/usr/bin/env python3
"""Runs SAM's transform on template.yaml as CloudFormation would, without credentials or a network.

usage: transform.py [--roles] [--out FILE]
  --roles  list the statements of every resulting role
  --out    write the transformed template, as JSON
Fails if the template is refused, or if the result does not pass cfn-lint.
Needs: pip install aws-sam-translator cfn-lint boto3
"""
import argparse
import copy
import json
import logging
import os
import sys
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")  # the translator asks boto3 for a region, and nothing else

import boto3
import cfnlint.api
from cfnlint.decode import cfn_yaml
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

ROOT = Path(__file__).resolve().parent.parent

# What the translator would read from IAM: the policies that it looks up by name. It attaches its own by ARN.
MANAGED_POLICIES = {
    name: f"arn:aws:iam::aws:policy/{path}{name}"
    for path, name in [
        ("service-role/", "AWSLambdaBasicExecutionRole"),
        ("service-role/", "AWSLambdaVPCAccessExecutionRole"),
        ("", "AWSXrayWriteOnlyAccess"),
        ("", "AWSXRayDaemonWriteAccess"),
    ]
}

REQUIRED = {
    "ClusterIdentifier": "orders-prod",
    "RecordName": "db.example.com",
    "HostedZoneId": "Z0123456789ABCDEFGHIJ",
    "Subnets": "subnet-11111111,subnet-22222222,subnet-33333333",
    "SecurityGroups": "sg-11111111",
}


def plain(node):
    """cfn-lint's nodes as plain Python: the translator copies and merges them."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    return str(node) if isinstance(node, str) else node


def load(path=ROOT / "template.yaml"):
    return plain(cfn_yaml.load(str(path)))


def packaged(template, place):
    """What `sam package` does: code and definition are in S3, at place(path)."""
    template = copy.deepcopy(template)
    functions = template.get("Globals", {}).get("Function", {})
    places = [functions] + [resource["Properties"] for resource in template["Resources"].values()
                            if resource["Type"].startswith("AWS::Serverless::")]
    for properties in places:
        for name in ("CodeUri", "DefinitionUri"):
            if isinstance(properties.get(name), str):
                if not (ROOT / properties[name]).exists():
                    raise SystemExit(f"{name}: expected {properties[name]} beside the template, but there is none.")
                properties[name] = place(properties[name])
    return template


def transform(template, parameters=None, place=lambda path: "s3://bucket/key"):
    values = {name: str(spec.get("Default", "")) for name, spec in template["Parameters"].items()}
    values.update(REQUIRED, **(parameters or {}))
    for name, spec in template["Parameters"].items():
        if spec["Type"].startswith(("List<", "CommaDelimitedList")):
            values[name] = values[name].split(",")
    translator = Translator(MANAGED_POLICIES, Parser(), boto_session=boto3.Session(region_name="us-east-1"))
    try:
        return translator.translate(packaged(template, place), parameter_values=values)
    except InvalidDocumentException as e:
        for cause in e.causes:
            print(f"transform: {cause.message}", file=sys.stderr)
        raise SystemExit(f"transform: {e.message}") from e


def as_list(value):
    return value if isinstance(value, list) else [value]


def print_roles(template):
    for name, resource in template["Resources"].items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        print(f"\n{name}")
        for arn in resource["Properties"].get("ManagedPolicyArns", []):
            print(f"  managed  {json.dumps(arn)}")
        for policy in resource["Properties"].get("Policies", []):
            for statement in as_list(policy["PolicyDocument"]["Statement"]):
                for one in statement.get("Fn::If", [None, statement])[1:2]:
                    when = f" [{statement['Fn::If'][0]}]" if "Fn::If" in statement else ""
                    target = "Resource" if "Resource" in one else "NotResource"
                    print(f"  {one['Effect']:5} {one.get('Sid', '-')}{when}: {', '.join(as_list(one['Action']))}")
                    print(f"        {target} {json.dumps(one[target])}")
                    if "Condition" in one:
                        print(f"        if {json.dumps(one['Condition'])}")


def lint(template):
    findings = cfnlint.api.lint(json.dumps(template), config=cfnlint.api.ManualArgs(regions=["us-east-1"]))
    for finding in findings:
        print(f"cfn-lint: {finding.rule.id} {'/'.join(str(part) for part in finding.path or [])}: {finding.message}", file=sys.stderr)
    return len(findings)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roles", action="store_true")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    template = load()
    result = transform(template)
    if arguments.roles:
        print_roles(result)
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1))
    found = lint(result)
    size = (ROOT / "template.yaml").stat().st_size
    print(f"transform: {len(template['Resources'])} resources became {len(result['Resources'])}; cfn-lint finds {found} faults in the result")
    print(f"transform: template.yaml is {size:,} bytes; without a bucket CloudFormation takes 51,200, from S3 (as SAM deploys) 1 MB")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
