using Amazon.CloudWatch;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.StepFunctions;
using Failover.Drill.OnAws;

namespace Failover.Drill.Accept;

/// <summary>The clients for the account, in the stack's region, with the caller's own credentials.</summary>
internal sealed record AcceptClients(
    IAmazonStepFunctions StepFunctions, IAmazonRDS Rds, IAmazonRoute53 Route53, IAmazonCloudWatch CloudWatch) : IDisposable
{
    public static AcceptClients In(string region) => new(
        AwsSession.StepFunctions(region),
        new AmazonRDSClient(AwsSession.Config<AmazonRDSConfig>(region)),
        new AmazonRoute53Client(AwsSession.Config<AmazonRoute53Config>(region)),
        new AmazonCloudWatchClient(AwsSession.Config<AmazonCloudWatchConfig>(region)));

    public void Dispose()
    {
        StepFunctions.Dispose();
        Rds.Dispose();
        Route53.Dispose();
        CloudWatch.Dispose();
    }
}
