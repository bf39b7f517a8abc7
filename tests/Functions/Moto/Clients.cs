using Amazon.CloudWatch;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Moto;

/// <summary>AWS's own clients, with the functions' timeouts, calling another address.</summary>
internal sealed class Clients(Uri url)
{
    public const string Region = "us-east-1";

    /// <summary>Shorter than the functions' own, for tests that wait until it expires.</summary>
    public TimeSpan? Timeout { get; init; }

    public string SigningRegion { get; init; } = Region;

    public IAmazonRDS Rds => new NeptuneAsDocumentDb(Credentials, At(new AmazonRDSConfig()));

    public IAmazonRoute53 Route53 => new AmazonRoute53Client(Credentials, At(new AmazonRoute53Config()));

    public IAmazonSecurityTokenService Sts =>
        new AmazonSecurityTokenServiceClient(Credentials, At(new AmazonSecurityTokenServiceConfig()));

    /// <summary>Route 53 with the role of the zone's account, as Startup has it.</summary>
    public IAmazonRoute53 InZoneRole(Settings settings) => new AmazonRoute53Client(
        new ZoneRoleCredentials(Sts, new Lazy<Settings>(settings), "failover-wire", TimeProvider.System), At(new AmazonRoute53Config()));

    public IAmazonCloudWatch CloudWatch => new AmazonCloudWatchClient(Credentials, At(new AmazonCloudWatchConfig()));

    public IAmazonStepFunctions StepFunctions => new AmazonStepFunctionsClient(Credentials, At(new AmazonStepFunctionsConfig()));

    public IAmazonSecretsManager SecretsManager => new AmazonSecretsManagerClient(Credentials, At(new AmazonSecretsManagerConfig()));

    public IAmazonSecurityTokenService SecurityTokens =>
        new AmazonSecurityTokenServiceClient(Credentials, At(new AmazonSecurityTokenServiceConfig()));

    /// <summary>
    /// moto has no engine docdb, but a cluster of neptune has the same shape. An engine that is missing in an answer counts as docdb too.
    /// </summary>
    private sealed class NeptuneAsDocumentDb(AWSCredentials credentials, AmazonRDSConfig config) : AmazonRDSClient(credentials, config)
    {
        public override async Task<DescribeDBClustersResponse> DescribeDBClustersAsync(
            DescribeDBClustersRequest request, CancellationToken cancellationToken = default)
        {
            var answer = await base.DescribeDBClustersAsync(request, cancellationToken);
            foreach (var cluster in (answer.DBClusters ?? []).Where(c => c.Engine is null or "neptune"))
            {
                cluster.Engine = "docdb";
            }

            return answer;
        }
    }

    private static BasicAWSCredentials Credentials => new("moto", "moto");

    private T At<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = url.ToString();
        config.AuthenticationRegion = SigningRegion;
        CallTimeouts.Bounded(config);
        config.Timeout = Timeout ?? config.Timeout;
        return config;
    }
}
