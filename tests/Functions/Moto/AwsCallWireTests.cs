using Amazon.RDS.Model;
using Amazon.Route53.Model;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Moto;

/// <summary>What AWS's clients make of AWS's answers, and what <see cref="AwsCall"/> makes of that. Does not need moto.</summary>
public sealed class AwsCallWireTests
{
    [Theory]
    [InlineData(400, "Throttling")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "RequestLimitExceeded")]
    [InlineData(429, "TooManyRequests")]
    public async Task Rds_Throttling_IsAwsThrottledAfterOneRequest(int status, string code)
    {
        using var server = AwsShapedServer.Xml(status, code, "Rate exceeded");

        (await Should.ThrowAsync<AwsThrottledException>(() => DescribeAsync(server.Url))).Message.ShouldContain(code);

        server.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(500, "InternalFailure")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Rds_TransientError_IsAwsUnavailableAfterOneRequest(int status, string code)
    {
        using var server = AwsShapedServer.Xml(status, code, "Rate exceeded");

        var error = await Should.ThrowAsync<AwsUnavailableException>(() => DescribeAsync(server.Url));

        error.Message.ShouldContain(code);

        // The state machine retries, not the client.
        server.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, "Throttling")]
    [InlineData(400, "PriorRequestNotComplete")]
    public async Task Route53_Throttling_IsAwsThrottled(int status, string code)
    {
        using var server = AwsShapedServer.Xml(
            status, code, "The request was rejected because Route 53 was still processing a prior request.");

        var error = await Should.ThrowAsync<AwsThrottledException>(() => AwsCall.RunAsync(
            "route53:GetChange", token =>
                new Clients(server.Url).Route53.GetChangeAsync(new GetChangeRequest { Id = "C1" }, token), CancellationToken.None));

        error.Message.ShouldContain(code);
        server.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailableException")]
    public async Task StepFunctions_TransientError_IsAwsUnavailable(int status, string code)
    {
        using var server = AwsShapedServer.Json(status, code, "Rate exceeded");

        await Should.ThrowAsync<AwsUnavailableException>(() => ListAsync(server.Url));

        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Rds_AccessDenied_NamesThePermission()
    {
        using var server = AwsShapedServer.Xml(403, "AccessDenied", "User: x is not authorized");

        var error = await Should.ThrowAsync<PermissionDeniedException>(() => DescribeAsync(server.Url));

        error.Message.ShouldContain("Add rds:DescribeDBClusters");
    }

    [Fact]
    public async Task StepFunctions_AccessDenied_NamesThePermission()
    {
        using var server = AwsShapedServer.Json(400, "AccessDeniedException", "User: x is not authorized");

        var error = await Should.ThrowAsync<PermissionDeniedException>(() => ListAsync(server.Url));

        error.Message.ShouldContain("Add states:ListExecutions");
    }

    [Fact]
    public async Task Rds_ModelledFault_IsLeftToTheStep()
    {
        using var server = AwsShapedServer.Xml(404, "DBClusterNotFoundFault", "DBCluster not found");

        await Should.ThrowAsync<DBClusterNotFoundException>(() => DescribeAsync(server.Url));
    }

    [Fact]
    public async Task Rds_NoAnswerWithinTheClientsTimeout_IsAwsUnavailable()
    {
        using var server = AwsShapedServer.Silent();

        var error = await Should.ThrowAsync<AwsUnavailableException>(() => DescribeAsync(server.Url, TimeSpan.FromMilliseconds(200)));

        error.Message.ShouldContain("not answered in time");
        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Rds_NobodyListens_IsAwsUnavailable() =>
        (await Should.ThrowAsync<AwsUnavailableException>(() => DescribeAsync(AwsShapedServer.Nobody()))).Message.ShouldContain(
            "could not be reached");

    [Fact]
    public async Task Rds_PageOfAProxy_IsAwsUnavailable()
    {
        using var server = AwsShapedServer.Text(502, "text/html", "<html><body>Bad Gateway</body></html>");

        await Should.ThrowAsync<AwsUnavailableException>(() => DescribeAsync(server.Url));
    }

    private static Task<DescribeDBClustersResponse> DescribeAsync(Uri url, TimeSpan? timeout = null) => AwsCall.RunAsync(
        "rds:DescribeDBClusters",
        token => new Clients(url) { Timeout = timeout }.Rds.DescribeDBClustersAsync(
            new DescribeDBClustersRequest { DBClusterIdentifier = "orders-prod" }, token),
        CancellationToken.None);

    private static Task<ListExecutionsResponse> ListAsync(Uri url) => AwsCall.RunAsync(
        "states:ListExecutions",
        token => new Clients(url).StepFunctions.ListExecutionsAsync(
            new ListExecutionsRequest { StateMachineArn = Wire.Execution.StateMachine }, token),
        CancellationToken.None);
}
