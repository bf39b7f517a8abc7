using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class ActionResourcesTests
{
    [Theory]
    [InlineData("rds:DescribeDBClusters", "cluster*")]
    [InlineData("rds:DescribeDBInstances", "db*")]
    [InlineData("rds:DescribeEvents", "")]
    [InlineData("rds:DescribeGlobalClusters", "global-cluster*")]
    [InlineData("rds:FailoverDBCluster", "cluster* db")]
    [InlineData("rds:FailoverGlobalCluster", "cluster* global-cluster*")]
    [InlineData("rds:SwitchoverGlobalCluster", "cluster* global-cluster*")]
    [InlineData("route53:ChangeResourceRecordSets", "hostedzone*")]
    [InlineData("route53:ListResourceRecordSets", "hostedzone*")]
    [InlineData("route53:GetHostedZone", "hostedzone*")]
    [InlineData("route53:GetChange", "change*")]
    [InlineData("cloudwatch:DescribeAlarms", "alarm*")]
    [InlineData("states:ListExecutions", "statemachine maprun")]
    [InlineData("states:DescribeExecution", "execution express")]
    [InlineData("states:StartExecution", "statemachine*")]
    [InlineData("secretsmanager:GetSecretValue", "Secret*")]
    [InlineData("sns:Publish", "topic*")]
    [InlineData("lambda:InvokeFunction", "function*")]
    public void Action_OfTheReference_HasItsTypesRequiredWithAsterisk(string action, string expected) =>
        string.Join(' ', ActionResources.Find(action).ShouldNotBeNull().Select(t => t.Name + (t.Required ? "*" : ""))).ShouldBe(expected);

    [Fact]
    public void Action_InOtherCase_IsFoundButAnUnknownOneIsNot()
    {
        ActionResources.Find("RDS:describeevents").ShouldNotBeNull().ShouldBeEmpty();
        ActionResources.Find("rds:DescribeClusters").ShouldBeNull();
    }

    [Fact]
    public void EveryForm_IsAnArnOfItsActionsService()
    {
        foreach (var action in ActionResources.Actions)
        {
            foreach (var type in ActionResources.Find(action).ShouldNotBeNull())
            {
                var parts = type.Form.Split(':', 6);
                parts.Length.ShouldBe(6, type.Form);

                // STS has no roles of its own: it gives out IAM's.
                parts[2].ShouldBe(action == "sts:AssumeRole" ? "iam" : action.Split(':')[0]);
            }
        }
    }
}
