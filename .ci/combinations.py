#!/usr/bin/env python3
"""Writes the transformed template once for each combination of parameters to be reviewed, with its conditions resolved.

usage: combinations.py FOLDER
Writes FOLDER/NAME.json for each combination: no conditions, no Fn::If, and parameters that stand alone replaced by their values.
"""
import json
import logging
import sys
from pathlib import Path

from transform import REQUIRED, load, transform

REGION, CLUSTER = "us-east-1", "orders-prod.cluster-abc.us-east-1.docdb.amazonaws.com"
GLOBAL = {"GlobalClusterIdentifier": "orders", "PreferredRegions": "us-east-1,eu-west-1"}
COMBINATIONS = {
    "defaults": {},
    "sample-cluster": {"CreateSampleCluster": "yes", "SampleVpcId": "vpc-12345678"},
    "global-cluster": GLOBAL,
    "switch": {**GLOBAL, "RecordMode": "switch", "OtherRegion": "eu-west-1", "ClusterEndpoint": CLUSTER},
    "calendar": {"DrillSchedule": "cron(0 10 ? 1/3 TUE#1 *)", "DrillStopAlarm": "shop-errors"},
    "zone-elsewhere": {"ZoneRoleArn": "arn:aws:iam::210987654321:role/failover-zone", "ZoneRoleExternalId": "orders-prod-4711"},
    "own-key": {"KmsKeyArn": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                "ProbeSecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:probe-AbCdEf", "NotificationEmail": "ops@example.com"},
}
NO_VALUE = object()


class Resolver:
    """Resolves what CloudFormation resolves before it creates anything; references to resources and pseudo parameters remain."""

    def __init__(self, template, parameters):
        self.conditions = template.get("Conditions", {})
        self.variables = set()
        self.values = {name: str(spec.get("Default", "")) for name, spec in template["Parameters"].items()} | REQUIRED | parameters
        self.lists = {name for name, spec in template["Parameters"].items() if spec["Type"].startswith(("List<", "CommaDelimitedList"))}

    def holds(self, node):
        if isinstance(node, str):
            return self.holds(self.conditions[node])
        (name, argument), = node.items()
        if name == "Condition":
            return self.holds(argument)
        if name == "Fn::Equals":
            return str(self.resolve(argument[0])) == str(self.resolve(argument[1]))
        if name in ("Fn::And", "Fn::Or"):
            return (all if name == "Fn::And" else any)(self.holds(item) for item in argument)
        if name == "Fn::Not":
            return not self.holds(argument[0])
        raise SystemExit(f"combinations: {name} is no condition that is known here")

    def resolve(self, node):
        if isinstance(node, list):
            return [item for item in map(self.resolve, node) if item is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if list(node) == ["Fn::If"]:
            condition, yes, no = node["Fn::If"]
            return self.resolve(yes if self.holds(condition) else no)
        if node == {"Ref": "AWS::NoValue"}:
            return NO_VALUE
        if list(node) == ["Ref"] and node["Ref"] in self.values:
            value = self.values[node["Ref"]]
            return value.split(",") if node["Ref"] in self.lists else value
        if list(node) == ["Fn::Sub"] and isinstance(node["Fn::Sub"], list):
            # ${Name} stays as written, as if it were a parameter: findings then contain <Name>.
            text, variables = node["Fn::Sub"]
            self.variables |= set(variables)
            return {"Fn::Sub": text}
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not NO_VALUE}

    def section(self, entries):
        kept = {}
        for name, entry in entries.items():
            if "Condition" not in entry or self.holds(entry["Condition"]):
                kept[name] = self.resolve({key: value for key, value in entry.items() if key != "Condition"})
        for entry in kept.values():
            if isinstance(entry.get("DependsOn"), list):
                entry["DependsOn"] = [name for name in entry["DependsOn"] if name in kept]
        return kept


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    logging.disable(logging.WARNING)
    source = load()
    suppressions = {"template": source.get("Metadata", {}).get("cdk_nag", {}).get("rules_to_suppress", []),
                    "sources": sorted(source["Resources"])}
    for name, parameters in COMBINATIONS.items():
        transformed = transform(source, parameters)
        resolver = Resolver(transformed, parameters)
        resources = resolver.section(transformed["Resources"])
        parameters = transformed["Parameters"] | {variable: {"Type": "String"} for variable in sorted(resolver.variables)}
        result = {"Parameters": parameters, "Resources": resources, "Metadata": {"suppressions": suppressions}}
        (folder / f"{name}.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
