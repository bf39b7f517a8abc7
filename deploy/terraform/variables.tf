variable "release" {
  description = "The folder with the files of one release: failover-VERSION.zip, template.json, SHA256SUMS."
  type        = string
}

variable "bucket" {
  description = "An S3 bucket in the stack's region, for the zip file and the template."
  type        = string
}

variable "stack_name" {
  description = "The CloudFormation stack's name."
  type        = string
  default     = "failover"
}

variable "cluster_identifier" {
  description = "The DocumentDB cluster to protect."
  type        = string
}

variable "record_name" {
  description = "The CNAME that applications connect to, without a trailing dot."
  type        = string
}

variable "hosted_zone_id" {
  description = "The hosted zone that holds the record."
  type        = string
}

variable "zone_role" {
  description = "For a hosted zone in another account: the role there, made by ./zone-account, and its external id; null if the zone is in this one."
  type = object({
    arn         = string
    external_id = string
  })
  default = null
}

variable "subnets" {
  description = "Subnets of the cluster's VPC, in two Availability Zones or more."
  type        = list(string)
}

variable "security_groups" {
  description = "Security groups that may reach the cluster's port."
  type        = list(string)
}

variable "parameters" {
  description = "Other parameters of the template (docs/reference.md), such as { Mode = \"act\" }. Values are strings."
  type        = map(string)
  default     = {}

  validation {
    condition = length(setintersection(keys(var.parameters), [
      "ClusterIdentifier", "RecordName", "HostedZoneId", "Subnets", "SecurityGroups", "CodeBucket", "CodeKey", "ConfigurationHash",
      "ZoneRoleArn", "ZoneRoleExternalId",
    ])) == 0
    error_message = "Expected parameters that this module has no variable for, and sets none of itself. Use the variable instead."
  }
}

variable "create_record" {
  description = "The record's first value and TTL, where it does not exist yet; null where it does. Failover owns the value from then on."
  type = object({
    value = string
    ttl   = optional(number, 5)
  })
  default = null
}

variable "deploy_role_arn" {
  description = "A role that CloudFormation assumes to make the stack; null uses the caller's permissions."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of the stack, which its resources inherit."
  type        = map(string)
  default     = {}
}
