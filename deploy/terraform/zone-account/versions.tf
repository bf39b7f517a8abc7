terraform {
  # lifecycle preconditions since 1.2, optional() with defaults since 1.3.
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}
