using System.Net;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Clusters;

/// <summary>What us-east-1 says about its cluster, the primary.</summary>
public sealed class PrimaryReaderTests
{
    private readonly FakeRds east = new(GlobalBuilder.Member(GlobalBuilder.East, isWriter: true));
    private readonly FakeRegions regions = new();

    public PrimaryReaderTests() => regions.Databases[GlobalBuilder.East] = east;

    [Fact]
    public async Task Read_Answer_IsWhatItShows()
    {
        (await ReadAsync()).ShouldBe(new PrimaryReading(PrimaryState.Healthy, "the RDS API of us-east-1 reports orders-prod-1 as healthy"));
        east.Cluster = ClusterBuilder.WithoutWriter;
        (await ReadAsync()).ShouldBe(
            new PrimaryReading(PrimaryState.NoWriter,
                "the RDS API of us-east-1 reports that no member of orders-prod is the writer (status failing-over)"));
        east.Cluster = ClusterBuilder.Healthy with { Id = "another" };
        east.Errors["DescribeDBInstances"] = Faults.NoCluster;
        east.Errors["DescribeDBClusters"] = Faults.NoCluster;
        (await ReadAsync()).ShouldBe(new PrimaryReading(PrimaryState.NoWriter, "the RDS API of us-east-1 knows no cluster orders-prod"));
    }

    /// <summary>A region that refuses is up; one whose servers fail is not.</summary>
    [Theory]
    [InlineData("Throttling", HttpStatusCode.BadRequest, PrimaryState.Unclear)]
    [InlineData("SlowDown", HttpStatusCode.ServiceUnavailable, PrimaryState.Unclear)]
    [InlineData("RequestExpired", HttpStatusCode.BadRequest, PrimaryState.Unclear)]
    [InlineData("RequestExpired", (HttpStatusCode)499, PrimaryState.Unclear)]
    [InlineData("InternalFailure", HttpStatusCode.InternalServerError, PrimaryState.Silent)]
    [InlineData("ServiceUnavailable", HttpStatusCode.ServiceUnavailable, PrimaryState.Silent)]
    [InlineData("ServiceUnavailable", (HttpStatusCode)0, PrimaryState.Silent)]
    internal async Task Read_Error_IsAnAnswerUnlessItsServersFail(string code, HttpStatusCode status, PrimaryState state)
    {
        east.Errors["DescribeDBClusters"] = Faults.Coded(code, status);
        var reading = await ReadAsync();
        reading.State.ShouldBe(state, reading.Detail);
        reading.Detail.ShouldStartWith(
            state == PrimaryState.Silent ? "the RDS API of us-east-1 does not answer: rds:DescribeDBClusters"
            : "the RDS API of us-east-1 is up, but gave no answer: rds:DescribeDBClusters");
    }

    [Fact]
    public async Task Read_NoAnswer_IsSilence()
    {
        east.Errors["DescribeDBClusters"] = new TaskCanceledException();
        (await ReadAsync()).ShouldBe(new PrimaryReading(PrimaryState.Silent, "the RDS API of us-east-1 does not answer"));
    }

    /// <summary>A step that runs out of time is retried; it must not mistake its own lack of time for the primary's loss.</summary>
    [Fact]
    public async Task Read_OwnTimeIsOver_IsNobodysSilence()
    {
        east.Errors["DescribeDBClusters"] = new TaskCanceledException();
        await Should.ThrowAsync<AwsUnavailableException>(() => ReadAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Read_Denied_IsLeftToAnOperator()
    {
        east.Errors["DescribeDBClusters"] = Faults.Denied;
        await Should.ThrowAsync<PermissionDeniedException>(() => ReadAsync());
    }

    private Task<PrimaryReading> ReadAsync(CancellationToken cancellationToken = default) =>
        new PrimaryReader(regions, new FakeTimeProvider(Sample.Now)).ReadAsync(GlobalBuilder.Arn(GlobalBuilder.East), cancellationToken);
}
