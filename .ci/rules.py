#!/usr/bin/env python3
"""Checks the transformed template against this project's own rules, which no general tool has (for those of cdk-nag see nag.mjs).

usage: rules.py [--all]      --all also lists what passes
"""
import argparse
import json
import logging
import re
import sys

from transform import as_list, load, transform

FROM_US = {"aws:SourceArn", "aws:SourceAccount"}
IN_VPC = {"ProbeWriterFunction", "HeartbeatFunction"}
RULES = []
RESOURCES = transform(load())["Resources"]


def rule(identifier, *types):
    """A rule takes a resource's name and properties, and yields what it finds."""
    def register(check):
        RULES.append((identifier, types, check))
        return check
    return register


def resources_of(*types):
    return [(name, r["Properties"]) for name, r in RESOURCES.items() if r["Type"] in types]


def text(value):
    return value if isinstance(value, str) else json.dumps(value)


def statements(policy):
    for statement in as_list(policy["Statement"]):
        # A conditional statement counts as present.
        yield statement["Fn::If"][1] if "Fn::If" in statement else statement


def keys_of(statement):
    return {key for test in statement.get("Condition", {}).values() for key in test}


@rule("OwnLogGroup", "AWS::Lambda::Function")
def own_log_group(name, p):
    logging_config = p.get("LoggingConfig", {})
    expected = {"Ref": name.removesuffix("Function") + "Logs"}
    if logging_config.get("LogFormat") != "JSON" or logging_config.get("LogGroup") != expected:
        yield f"expected JSON into {expected['Ref']}, found {json.dumps(logging_config)}"


@rule("Vpc", "AWS::Lambda::Function")
def vpc(name, p):
    if ("VpcConfig" in p) != (name in IN_VPC):
        yield "belongs into the VPC" if name in IN_VPC else "belongs outside of the VPC"


@rule("EventAge", "AWS::Events::Rule")
def event_age(name, p):
    if name == "EndingRule":  # Only keeps evidence of what has ended: late is better than never.
        return
    for target in p["Targets"]:
        if target.get("RetryPolicy", {}).get("MaximumEventAgeInSeconds", 86400) > 600:
            yield f"target {target['Id']} takes events older than ten minutes"


@rule("ConfusedDeputy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::KMS::Key")
def confused_deputy(_, p):
    for s in statements(p.get("PolicyDocument") or p["KeyPolicy"]):
        if s["Effect"] == "Allow":
            principal = s["Principal"]
            if principal == "*":
                yield f"{s['Sid']}: anybody"
            elif "Service" in principal and not (FROM_US <= keys_of(s) or "kms:EncryptionContext:aws:logs:arn" in keys_of(s)):
                yield f"{s['Sid']}: no aws:SourceArn and aws:SourceAccount"


@rule("Trust", "AWS::IAM::Role")
def trust(_, p):
    for s in statements(p["AssumeRolePolicyDocument"]):
        if as_list(s["Principal"].get("Service", "*")) == ["events.amazonaws.com"] and not FROM_US <= keys_of(s):
            yield "EventBridge may take this role for anybody's rule"
        if s["Principal"] == "*" or "AWS" in s["Principal"]:
            yield f"trusts {text(s['Principal'])}"


@rule("HeartbeatPeriod", "AWS::CloudWatch::Alarm")
def heartbeat_period(_, p):
    # With beats every 5 s there are two in each period, so a late one is not missed.
    period = {"Fn::If": ["BeatsFast", 10, {"Ref": "HeartbeatSeconds"}]}
    if p.get("MetricName") == "Heartbeat" and (p["Period"] != period or p["TreatMissingData"] != "breaching"):
        yield "expected the period HeartbeatSeconds, 10 at least, and missing data to breach"


@rule("AlarmNames", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")
def alarm_names(_, p):
    # Topic and key admit alarms of this name only; without it, a notification is lost silently.
    if not text(p["AlarmName"].get("Fn::Sub", "")).startswith(("${ClusterIdentifier}-", "${GlobalClusterIdentifier}-switched-to-")):
        yield f"{text(p['AlarmName'])} is not admitted by the policies of topic and key"


@rule("DashboardJson", "AWS::CloudWatch::Dashboard")
def dashboard(_, p):
    body, values = p["DashboardBody"]["Fn::Sub"]
    for branch in (1, 2):
        # A value that depends on a condition is text of the body, which must be JSON either way.
        chosen = {name: value["Fn::If"][branch] for name, value in values.items() if "Fn::If" in value}
        texts = {name: value["Fn::Sub"] if isinstance(value, dict) else value for name, value in chosen.items()}
        filled = re.sub(r"\$\{(\w+)\}", lambda found: texts.get(found[1], "1"), body)
        try:
            json.loads(re.sub(r"\$\{[^}]*\}", "1", filled))
        except ValueError as e:
            yield f"no JSON, with the {'second' if branch == 2 else 'first'} value of each Fn::If: {e}"
            return
    # Outside of such a value, Fn::Sub cannot refer to an alarm that may not exist.
    alarms = [f"${{{name}.Arn}}" for name, _ in resources_of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm") if "Condition" not in RESOURCES[name]]
    yield from (f"does not show {shown}" for shown in [*alarms, '"Heartbeat"', '"RecoverySeconds"'] if shown not in body)


@rule("DeletionProtection", "AWS::DocDB::DBCluster")
def deletion(name, p):
    if p.get("DeletionProtection") is not True or RESOURCES[name].get("DeletionPolicy") != "Snapshot":
        yield "can be deleted without a trace"


@rule("ParameterGroup", "AWS::DocDB::DBClusterParameterGroup")
def parameters(_, p):
    if any(p["Parameters"].get(name) != "enabled" for name in ("tls", "audit_logs", "profiler")):
        yield "tls, audit_logs and profiler are not all enabled"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    found = checks = 0
    for identifier, types, check in RULES:
        checked = resources_of(*types)
        findings = [(name, finding) for name, properties in checked for finding in check(name, properties)]
        if not checked:
            findings.append(("-", "checks nothing: the template has no such resource"))
        found, checks = found + len(findings), checks + len(checked)
        for name, finding in findings:
            print(f"FAIL {identifier}: {name}: {finding}")
        if arguments.all and not findings:
            print(f"pass {identifier}: {len(checked)} resources")
    print(f"rules: {len(RULES)} rules, {checks} checks, {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
