locals {
  package = one(fileset(var.release, "failover-*.zip"))
  # "HASH  NAME", a line for each file, as sha256sum writes them.
  sums = {
    for line in split("\n", trimspace(file("${var.release}/SHA256SUMS"))) : split("  ", line)[1] => split("  ", line)[0]
  }
  # The hash is part of the key, so that another release is another object, and CloudFormation sees a change.
  prefix = "failover/${substr(local.sums[local.package], 0, 12)}"

  parameters = merge(var.parameters, {
    ClusterIdentifier = var.cluster_identifier
    RecordName        = var.record_name
    HostedZoneId      = var.hosted_zone_id
    Subnets           = join(",", var.subnets)
    SecurityGroups    = join(",", var.security_groups)
    CodeBucket        = var.bucket
    CodeKey           = "${local.prefix}/${local.package}"
    }, var.zone_role == null ? {} : {
    ZoneRoleArn        = var.zone_role.arn
    ZoneRoleExternalId = var.zone_role.external_id
  })
}

resource "aws_s3_object" "release" {
  for_each    = toset([local.package, "template.json"])
  bucket      = var.bucket
  key         = "${local.prefix}/${each.value}"
  source      = "${var.release}/${each.value}"
  source_hash = filesha256("${var.release}/${each.value}")

  lifecycle {
    precondition {
      condition     = filesha256("${var.release}/${each.value}") == local.sums[each.value]
      error_message = "Expected ${each.value} to have the SHA-256 that SHA256SUMS names, but it has another. Download the release again."
    }
  }
}

# Made once. From then on its value is Failover's: an apply that led it back would lead applications to a dead writer, or into a region
# that was given up. Changing name, zone or type still replaces it, so plan that like a migration.
resource "aws_route53_record" "database" {
  count   = var.create_record == null ? 0 : 1
  zone_id = var.hosted_zone_id
  name    = var.record_name
  type    = "CNAME"
  ttl     = var.create_record.ttl
  records = [var.create_record.value]

  lifecycle {
    ignore_changes = [records, ttl]
  }
}

resource "aws_cloudformation_stack" "failover" {
  name         = var.stack_name
  template_url = "https://${var.bucket}.s3.${data.aws_region.current.name}.amazonaws.com/${aws_s3_object.release["template.json"].key}"
  capabilities = ["CAPABILITY_IAM"]
  iam_role_arn = var.deploy_role_arn
  tags         = var.tags
  # What the functions are set by: with another value they are published anew (docs/deploy.md).
  parameters = merge(local.parameters, { ConfigurationHash = sha256(jsonencode(local.parameters)) })

  # The heartbeat looks at the record as soon as it is there.
  depends_on = [aws_s3_object.release, aws_route53_record.database]
}

data "aws_region" "current" {}
