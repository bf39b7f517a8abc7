using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Failover.Functions;
using Failover.Functions.Aws;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Tests.Functions.Moto;

/// <summary>The SDK's correction of a clock that is off, which our clients keep although they retry nothing.</summary>
public sealed class ClockSkewWireTests
{
    private const string Found =
        "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters/></DescribeDBClustersResult></DescribeDBClustersResponse>";

    public ClockSkewWireTests() => new Startup().ConfigureServices(new ServiceCollection());

    [Theory]
    [InlineData(403, "RequestTimeTooSkewed")]
    [InlineData(403, "SignatureDoesNotMatch")]
    [InlineData(400, "RequestExpired")]
    public async Task Call_ClockIsOff_IsMadeAgainByTheServersClock(int status, string code)
    {
        using var server = Dated(TimeSpan.FromMinutes(20), status, code);
        (await DescribeAsync(server)).ShouldBeNull();
        server.Requests.ShouldBe(2);
    }

    /// <summary>What is wrong with the signature is not the clock, or the error has nothing to do with it.</summary>
    [Theory]
    [InlineData(0, 403, "SignatureDoesNotMatch")]
    [InlineData(20, 400, "Throttling")]
    [InlineData(20, 503, "ServiceUnavailable")]
    [InlineData(20, 403, "AccessDenied")]
    public async Task Call_RefusedForAnotherReason_IsMadeOnce(int minutes, int status, string code)
    {
        using var server = Dated(TimeSpan.FromMinutes(minutes), status, code);
        (await DescribeAsync(server)).ShouldBe(code);
        server.Requests.ShouldBe(1);
    }

    private static AwsShapedServer Dated(TimeSpan ahead, int status, string code) => AwsShapedServer.Dated(
        TimeProvider.System.GetUtcNow() + ahead, AwsShapedServer.XmlType, (status, AwsShapedServer.XmlError(code, "no")), (200, Found));

    /// <returns>The error's code; null: none.</returns>
    private static async Task<string?> DescribeAsync(AwsShapedServer server)
    {
        using var client = new AmazonRDSClient(
            new BasicAWSCredentials("id", "secret"), CallTimeouts.Bounded(new AmazonRDSConfig { ServiceURL = server.Url.ToString() }));
        try
        {
            await client.DescribeDBClustersAsync(new DescribeDBClustersRequest(), CancellationToken.None);
            return null;
        }
        catch (AmazonServiceException e)
        {
            return e.ErrorCode;
        }
    }
}
