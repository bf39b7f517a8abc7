# For the account that owns the hosted zone: the role that Failover, in another account, assumes to read and change one record.
resource "aws_cloudformation_stack" "zone" {
  name          = var.stack_name
  template_body = file("${var.release}/zone-account.yaml")
  capabilities  = ["CAPABILITY_NAMED_IAM"]
  tags          = var.tags

  parameters = {
    HostedZoneId      = var.hosted_zone_id
    RecordName        = var.record_name
    ReaderRecordName  = var.reader_record_name
    FailoverAccountId = var.failover_account_id
    FailoverRoleArns  = join(",", var.failover_role_arns)
    ExternalId        = var.external_id
    RoleName          = var.role_name
  }
}

output "zone_role" {
  description = "The variable zone_role of the module beside this one."
  value = {
    arn         = aws_cloudformation_stack.zone.outputs["ZoneRoleArn"]
    external_id = var.external_id
  }
}
