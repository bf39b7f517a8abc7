"""The template of a release: transformed as CloudFormation's SAM transform would, so that a deployment needs neither it nor SAM.

The transform gives each function version a logical id that is a hash of the function's properties, including parameter values, so that
a changed parameter creates a new version. A template that is transformed in advance has no values. So the versions have fixed ids here,
and the parameter ConfigurationHash in their descriptions: CloudFormation replaces a version whose Description changes (it is a
create-only property), and the old one stays for redrives. It is in the functions' descriptions too, because Lambda publishes no version of
a function that has not changed since the last one.
"""
import copy
import json
import re

from transform import ROOT, transform

BUCKET = "failover-release"
PARAMETERS = {
    "CodeBucket": {
        "Type": "String",
        "Description": "The bucket, in this region, that holds the release's zip file.",
        "AllowedPattern": "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
        "ConstraintDescription": "a bucket's name, without s3://",
    },
    "CodeKey": {
        "Type": "String",
        "Description": "The zip file's key in that bucket; another one for each release, else CloudFormation sees no change.",
        "AllowedPattern": "^[^\\s]{1,1024}$",
        "ConstraintDescription": "an object's key such as failover/failover-0.1.0.zip",
    },
    "ConfigurationHash": {
        "Type": "String",
        "Description": (
            "Another value whenever a parameter changes, best a hash of them all: the state machine runs published versions of the functions, "
            "and a version keeps the settings it was published with."),
        "AllowedPattern": "^[A-Za-z0-9]{1,64}$",
        "ConstraintDescription": "1 to 64 letters and digits",
    },
}
# Two sets of values that have nothing in common: the transform's output must not depend on either.
OTHER_VALUES = {
    "ClusterIdentifier": "others", "RecordName": "other.example.org", "HostedZoneId": "ZOTHER", "Subnets": "subnet-99999999",
    "SecurityGroups": "sg-99999999", "Mode": "observe", "HeartbeatSeconds": "60", "TtlSeconds": "7", "LogRetentionDays": "30",
    "GlobalClusterIdentifier": "globe", "RecordMode": "switch", "OtherRegion": "eu-west-1", "CreateDashboard": "no",
    "CreateSampleCluster": "yes", "NamePrefix": "other", "ReservedConcurrency": "3", "NotificationEmail": "a@example.org",
}


def make(source, version, code_sha256):
    """The release's template as a dictionary. version and code_sha256 (hexadecimal) go into the functions' descriptions."""
    template = _transformed(source, {})
    if template != _transformed(source, OTHER_VALUES):
        raise SystemExit("release: expected a transformed template that no parameter's value gets into, but one does. Transform it with "
                         "two sets of values (release_template.OTHER_VALUES), compare, and move what differs into an intrinsic function.")
    build = f"Failover {version} ({code_sha256[:12]}), configuration ${{ConfigurationHash}}"
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Lambda::Function":
            properties["Code"] = {"S3Bucket": {"Ref": "CodeBucket"}, "S3Key": {"Ref": "CodeKey"}}
            properties["Description"] = {"Fn::Sub": build}
        elif resource["Type"] == "AWS::Lambda::Version":
            properties["Description"] = {"Fn::Sub": build}
            # A replaced version is deleted unless this says otherwise; DeletionPolicy applies to one that is removed from the template.
            resource["UpdateReplacePolicy"] = "Retain"
        elif resource["Type"] == "AWS::StepFunctions::StateMachine":
            # In the template, so that definition and functions cannot come from different releases.
            path = properties.pop("DefinitionS3Location")["Key"]
            properties["DefinitionString"] = json.dumps(json.loads((ROOT / path).read_text(encoding="utf-8")), separators=(",", ":"))
    template["Parameters"] = {**template["Parameters"], **copy.deepcopy(PARAMETERS)}
    interface = template["Metadata"]["AWS::CloudFormation::Interface"]
    interface["ParameterGroups"].append({"Label": {"default": "Release"}, "Parameters": list(PARAMETERS)})
    # cdk-nag's reasons use SAM's names, and the application repository's metadata refers to source files.
    template["Metadata"] = {"AWS::CloudFormation::Interface": interface, "Failover": {"Version": version, "CodeSha256": code_sha256}}
    template["Description"] = " ".join(template["Description"].split())
    return template


def _transformed(source, parameters):
    """Transformed, with the versions' ids without their hashes."""
    result = transform(copy.deepcopy(source), parameters, lambda path: f"s3://{BUCKET}/{path}")
    text = json.dumps(result)
    for name, resource in result["Resources"].items():
        if resource["Type"] == "AWS::Lambda::Version":
            plain = re.sub(r"Version[0-9a-f]{10}$", "Version", name)
            if plain == name or plain in result["Resources"]:
                raise SystemExit(f"release: expected a version named FunctionVersion and ten hexadecimal digits, found {name}")
            text = text.replace(f'"{name}"', f'"{plain}"')
    return json.loads(text)
