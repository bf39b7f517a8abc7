output "outputs" {
  description = "The stack's outputs, such as ObserveCommand and DashboardUrl."
  value       = aws_cloudformation_stack.failover.outputs
}
