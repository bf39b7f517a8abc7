#!/usr/bin/env python3
"""Checks the transformed template by the rules of cdk-nag (AwsSolutions, Serverless) that concern its types, and by our own.

usage: nag.py [--all]      --all lists what passes, too
A finding fails, unless the template gives a reason: Metadata.cdk_nag.rules_to_suppress with id and reason, at the resource (it
counts for what SAM makes of it as well) or at the template (there for the resources that it names, else for all). IAM4 and IAM5 are suppressed only for what applies_to
names (a policy; "SID END-OF-RESOURCE"), and never for an action. A suppression that suppresses nothing fails, too.
"""
import argparse
import json
import logging
import re
import sys

from transform import as_list, load, transform

LATEST_DOTNET = "dotnet10"
FROM_US = {"aws:SourceArn", "aws:SourceAccount"}
IN_VPC = {"ProbeWriterFunction", "HeartbeatFunction"}
RULES = []


def rule(identifier, *types):
    """A rule takes a resource's name and properties, and yields what it finds."""
    def register(check):
        RULES.append((identifier, types, check))
        return check
    return register


def text(value):
    return value if isinstance(value, str) else json.dumps(value)


def statements(policy):
    for statement in as_list(policy["Statement"]):
        # A conditional statement counts as if it were there.
        yield statement["Fn::If"][1] if "Fn::If" in statement else statement


def keys_of(statement):
    return {key for test in statement.get("Condition", {}).values() for key in test}


def covers(entry, finding):
    if entry["id"] == "AwsSolutions-IAM4":
        return any(finding.endswith(f"/{name}") for name in entry.get("applies_to", []))
    if entry["id"] != "AwsSolutions-IAM5":
        return True
    allowed = [tuple(item.split(" ")) for item in entry.get("applies_to", [])]
    return any(sid == finding.sid and (finding.resource == end if end == "*" else finding.resource.endswith(end)) for sid, end in allowed)


class Wildcard(str):
    """A finding about a statement: its Sid, and the resource (empty where it is an action)."""
    def __new__(cls, sid, what, resource=""):
        finding = super().__new__(cls, f"{sid}: {what}")
        finding.sid, finding.resource = sid, resource
        return finding


class Template:
    def __init__(self):
        self.source = load()
        self.resources = transform(self.source)["Resources"]
        self.used = set()

    def of(self, *types):
        return [(name, r["Properties"]) for name, r in self.resources.items() if r["Type"] in types]

    def suppression(self, identifier, name, finding):
        # What SAM makes of a resource begins with its name.
        owner = max((own for own in self.source["Resources"] if name.startswith(own)), key=len, default=None)
        for index, (holder, entry) in enumerate(self.entries()):
            concerned = owner in entry["resources"] if "resources" in entry else holder in (owner, "(template)")
            if concerned and entry["id"] == identifier and covers(entry, finding):
                self.used.add(index)
                return entry["reason"]
        return None

    def entries(self):
        """Each suppression with its holder: resources first, then the template's, those for named resources before those for all."""
        holders = [*self.source["Resources"].items(), ("(template)", self.source)]
        found = [(holder, entry) for holder, body in holders
                 for entry in body.get("Metadata", {}).get("cdk_nag", {}).get("rules_to_suppress", [])]
        return sorted(found, key=lambda pair: (pair[0] == "(template)", "resources" not in pair[1]))

    def unused(self):
        for index, (holder, entry) in enumerate(self.entries()):
            if index not in self.used:
                yield ", ".join(entry.get("resources", [holder])), entry["id"]


T = Template()


@rule("AwsSolutions-IAM4", "AWS::IAM::Role")
def managed_policies(_, p):
    yield from (f"managed policy {text(arn)}" for arn in p.get("ManagedPolicyArns", []))


@rule("AwsSolutions-IAM5", "AWS::IAM::Role")
def wildcards(_, p):
    for policy in p.get("Policies", []):
        for s in statements(policy["PolicyDocument"]):
            if s["Effect"] == "Allow":
                sid = s.get("Sid")
                if "NotAction" in s or "NotResource" in s:
                    yield Wildcard(sid, "Allow with Not")
                yield from (Wildcard(sid, action) for action in as_list(s.get("Action", [])) if "*" in action)
                for resource in as_list(s.get("Resource", [])):
                    arn = resource.get("Fn::Sub", "") if isinstance(resource, dict) else resource
                    if "*" in arn:
                        yield Wildcard(sid, arn, arn)


@rule("AwsSolutions-L1", "AWS::Lambda::Function")
def latest_runtime(_, p):
    if p["Runtime"] != LATEST_DOTNET:
        yield p["Runtime"]


@rule("Serverless-LambdaTracing", "AWS::Lambda::Function")
def tracing(_, p):
    if p.get("TracingConfig", {}).get("Mode") != "Active":
        yield "no active tracing"


@rule("Serverless-LambdaDLQ", "AWS::Lambda::Function")
def lambda_dlq(_, p):
    if "DeadLetterConfig" not in p:
        yield "no dead-letter queue"


@rule("Serverless-LambdaDefaultMemorySize", "AWS::Lambda::Function")
def memory(_, p):
    if p.get("MemorySize", 128) == 128:
        yield "the default memory"


@rule("Serverless-LambdaDefaultTimeout", "AWS::Lambda::Function")
def timeout(_, p):
    if p.get("Timeout", 3) == 3:
        yield "the default timeout"


@rule("NIST.800.53.R5-LambdaConcurrency", "AWS::Lambda::Function")
def concurrency(_, p):
    if "ReservedConcurrentExecutions" not in p:
        yield "no reserved concurrency"


@rule("Failover-OwnLogGroup", "AWS::Lambda::Function")
def own_log_group(name, p):
    logging_config = p.get("LoggingConfig", {})
    expected = {"Ref": name.removesuffix("Function") + "Logs"}
    if logging_config.get("LogFormat") != "JSON" or logging_config.get("LogGroup") != expected:
        yield f"expected JSON into {expected['Ref']}, found {json.dumps(logging_config)}"


@rule("Failover-Vpc", "AWS::Lambda::Function")
def vpc(name, p):
    if ("VpcConfig" in p) != (name in IN_VPC):
        yield "belongs into the VPC" if name in IN_VPC else "belongs outside of the VPC"


@rule("Serverless-LambdaStarPermissions", "AWS::Lambda::Permission")
def permission(_, p):
    if p.get("Principal") == "*" or "SourceArn" not in p:
        yield "anybody, or no SourceArn"


@rule("Serverless-EventBusDLQ", "AWS::Events::Rule")
def rule_dlq(_, p):
    yield from (f"target {t['Id']} has no dead-letter queue" for t in p["Targets"] if "DeadLetterConfig" not in t)


@rule("Failover-EventAge", "AWS::Events::Rule")
def event_age(_, p):
    for target in p["Targets"]:
        if target.get("RetryPolicy", {}).get("MaximumEventAgeInSeconds", 86400) > 600:
            yield f"target {target['Id']} takes events older than ten minutes"


@rule("AwsSolutions-SF1", "AWS::StepFunctions::StateMachine")
def machine_logs(_, p):
    if p.get("LoggingConfiguration", {}).get("Level") != "ALL" or not p["LoggingConfiguration"].get("Destinations"):
        yield "does not log ALL"


@rule("AwsSolutions-SF2", "AWS::StepFunctions::StateMachine")
@rule("Serverless-StepFunctionStateMachineXray", "AWS::StepFunctions::StateMachine")
def machine_tracing(_, p):
    if p.get("TracingConfiguration", {}).get("Enabled") is not True:
        yield "no tracing"


@rule("AwsSolutions-SNS2", "AWS::SNS::Topic")
def topic_encrypted(_, p):
    if "aws/sns" in text(p.get("KmsMasterKeyId", "aws/sns")):
        yield "not under a key that alarms can use"


def tls_policy(kind, name, field):
    for _, p in T.of(kind):
        for s in statements(p["PolicyDocument"]) if {"Ref": name} in p[field] else []:
            if s["Effect"] == "Deny" and s["Principal"] == "*" and s["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}:
                return
    yield "nothing denies plain HTTP"


@rule("AwsSolutions-SNS3", "AWS::SNS::Topic")
def topic_tls(name, _):
    return tls_policy("AWS::SNS::TopicPolicy", name, "Topics")


@rule("AwsSolutions-SQS4", "AWS::SQS::Queue")
def queue_tls(name, _):
    return tls_policy("AWS::SQS::QueuePolicy", name, "Queues")


@rule("AwsSolutions-SQS2", "AWS::SQS::Queue")
def queue_encrypted(_, p):
    if not p.get("SqsManagedSseEnabled") and "KmsMasterKeyId" not in p:
        yield "not encrypted"


@rule("AwsSolutions-SQS3", "AWS::SQS::Queue")
def queue_dlq(_, p):
    if "RedrivePolicy" not in p:
        yield "no dead-letter queue"


@rule("Failover-ConfusedDeputy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::KMS::Key")
def confused_deputy(_, p):
    for s in statements(p.get("PolicyDocument") or p["KeyPolicy"]):
        if s["Effect"] == "Allow":
            principal = s["Principal"]
            if principal == "*":
                yield f"{s['Sid']}: anybody"
            elif "Service" in principal and not (FROM_US <= keys_of(s) or "kms:EncryptionContext:aws:logs:arn" in keys_of(s)):
                yield f"{s['Sid']}: no aws:SourceArn and aws:SourceAccount"


@rule("Failover-Trust", "AWS::IAM::Role")
def trust(_, p):
    for s in statements(p["AssumeRolePolicyDocument"]):
        if as_list(s["Principal"].get("Service", "*")) == ["events.amazonaws.com"] and not FROM_US <= keys_of(s):
            yield "EventBridge may take this role for anybody's rule"
        if s["Principal"] == "*" or "AWS" in s["Principal"]:
            yield f"trusts {text(s['Principal'])}"


@rule("AwsSolutions-KMS5", "AWS::KMS::Key")
def rotation(_, p):
    if p.get("EnableKeyRotation") is not True:
        yield "no rotation"


@rule("HIPAA.Security-CloudWatchLogGroupEncrypted", "AWS::Logs::LogGroup")
def logs_encrypted(_, p):
    if "KmsKeyId" not in p:
        yield "not encrypted with a key"


@rule("HIPAA.Security-CloudWatchLogGroupRetentionPeriod", "AWS::Logs::LogGroup")
def logs_retention(_, p):
    if "RetentionInDays" not in p:
        yield "kept for ever"


@rule("HIPAA.Security-CloudWatchAlarmAction", "AWS::CloudWatch::Alarm")
def alarm_action(_, p):
    if not p.get("AlarmActions"):
        yield "tells nobody"


@rule("Failover-HeartbeatPeriod", "AWS::CloudWatch::Alarm")
def heartbeat_period(_, p):
    if p.get("MetricName") == "Heartbeat" and (p["Period"] != {"Ref": "HeartbeatSeconds"} or p["TreatMissingData"] != "breaching"):
        yield "expected the period HeartbeatSeconds, and missing data to breach"


@rule("Failover-AlarmNames", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")
def alarm_names(_, p):
    # Topic and key admit alarms of this name only; without it, a notification is lost silently.
    if not text(p["AlarmName"].get("Fn::Sub", "")).startswith(("${ClusterIdentifier}-", "${GlobalClusterIdentifier}-switched-to-")):
        yield f"{text(p['AlarmName'])} is not admitted by the policies of topic and key"


@rule("Failover-DashboardJson", "AWS::CloudWatch::Dashboard")
def dashboard(_, p):
    body = p["DashboardBody"]["Fn::Sub"]
    try:
        json.loads(re.sub(r"\$\{[^}]*\}", "1", body))
    except ValueError as e:
        yield f"no JSON: {e}"
        return
    # Fn::Sub can't name an alarm that may not be there.
    alarms = [f"${{{name}.Arn}}" for name, _ in T.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm") if "Condition" not in T.resources[name]]
    yield from (f"does not show {shown}" for shown in [*alarms, '"Heartbeat"', '"RecoverySeconds"'] if shown not in body)


@rule("AwsSolutions-EC23", "AWS::EC2::SecurityGroup")
def open_to_all(_, p):
    for ingress in p.get("SecurityGroupIngress", []):
        if "SourceSecurityGroupId" not in ingress:
            yield f"admits {json.dumps(ingress)}"


@rule("AwsSolutions-EC27", "AWS::EC2::SecurityGroup")
def described(_, p):
    if not p.get("GroupDescription") or any("Description" not in r for r in p.get("SecurityGroupIngress", []) + p.get("SecurityGroupEgress", [])):
        yield "no description"


CLUSTER = "AWS::DocDB::DBCluster"


@rule("AwsSolutions-DOC1", CLUSTER)
def storage_encrypted(_, p):
    if p.get("StorageEncrypted") is not True:
        yield "not encrypted"


@rule("AwsSolutions-DOC2", CLUSTER)
def port(_, p):
    if text(p.get("Port", 27017)) in ("27017", '{"Ref": "DatabasePort"}'):
        yield "the default port"


@rule("AwsSolutions-DOC3", CLUSTER)
@rule("AwsSolutions-SMG4", CLUSTER)  # DocumentDB rotates the secrets that it manages.
def managed_secret(_, p):
    if p.get("ManageMasterUserPassword") is not True or "MasterUserPassword" in p:
        yield "no managed secret"


@rule("AwsSolutions-DOC4", CLUSTER)
def backups(_, p):
    if p.get("BackupRetentionPeriod", 1) < 7:
        yield "fewer than seven days of backups"


@rule("AwsSolutions-DOC5", CLUSTER)
def log_exports(_, p):
    if set(p.get("EnableCloudwatchLogsExports", [])) != {"audit", "profiler"}:
        yield "audit and profiler logs are not exported"


@rule("Failover-DeletionProtection", CLUSTER)
def deletion(name, p):
    if p.get("DeletionProtection") is not True or T.resources[name].get("DeletionPolicy") != "Snapshot":
        yield "can be deleted without a trace"


@rule("Failover-ParameterGroup", "AWS::DocDB::DBClusterParameterGroup")
def parameters(_, p):
    if any(p["Parameters"].get(name) != "enabled" for name in ("tls", "audit_logs", "profiler")):
        yield "tls, audit_logs and profiler are not all enabled"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    rows = []
    for identifier, types, check in RULES:
        checked = T.of(*types)
        if not checked:
            rows.append((identifier, "-", "FAIL", "checks nothing: the template has no such resource"))
        for name, properties in checked:
            findings = [(finding, T.suppression(identifier, name, finding)) for finding in check(name, properties)]
            rows += [(identifier, name, "suppressed" if reason else "FAIL", f"{finding} ({reason})" if reason else finding)
                     for finding, reason in findings]
            if not findings:
                rows.append((identifier, name, "pass", ""))
    rows += [(identifier, owner, "FAIL", "the suppression suppresses nothing") for owner, identifier in T.unused()]
    for identifier, name, verdict, note in rows:
        if arguments.all or verdict != "pass":
            print(f"{verdict:10} {identifier:48} {name:30} {note}")
    counts = {verdict: sum(row[2] == verdict for row in rows) for verdict in ("pass", "suppressed", "FAIL")}
    print(f"nag: {len(RULES)} rules, {len(rows)} checks: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return 1 if counts["FAIL"] else 0


if __name__ == "__main__":
    sys.exit(main())
