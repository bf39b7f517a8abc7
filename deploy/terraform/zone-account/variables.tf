variable "release" {
  description = "The folder with the files of one release: zone-account.yaml is one of them."
  type        = string
}

variable "stack_name" {
  description = "The CloudFormation stack's name."
  type        = string
  default     = "failover-zone"
}

variable "hosted_zone_id" {
  description = "The hosted zone that holds the record."
  type        = string
}

variable "record_name" {
  description = "The CNAME that applications connect to, without a trailing dot."
  type        = string
}

variable "reader_record_name" {
  description = "The readers' CNAME, if there is one."
  type        = string
  default     = ""
}

variable "failover_account_id" {
  description = "The account of the Failover stack."
  type        = string
}

variable "failover_role_arns" {
  description = "The roles that may assume this one: the Failover stacks' output FailoverRoleArns, split at the commas; or patterns that end in *."
  type        = list(string)
}

variable "external_id" {
  description = "The Failover stack's ZoneRoleExternalId."
  type        = string
}

variable "role_name" {
  description = "The role's name. It is fixed, so that its ARN is known before either stack exists."
  type        = string
  default     = "failover-zone"
}

variable "tags" {
  description = "Tags of the stack, which its resources inherit."
  type        = map(string)
  default     = {}
}
