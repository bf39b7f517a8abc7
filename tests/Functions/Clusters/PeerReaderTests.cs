using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Clusters;

public sealed class PeerReaderTests
{
    private readonly FakeRegions regions = new();

    [Fact]
    public async Task AskAll_OtherMembers_AgreeDisagreeOrAreSilent()
    {
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy)
        {
            Global = new GlobalBuilder { Writer = GlobalBuilder.Europe },
        };
        regions.Databases[GlobalBuilder.West] = new FakeRds(ClusterBuilder.Healthy) { Global = new GlobalBuilder() };
        (await AskAsync()).ShouldBe([(GlobalBuilder.East, PeerAnswer.Agrees), (GlobalBuilder.West, PeerAnswer.Disagrees)]);
        regions.Databases.Clear();
        (await AskAsync()).ShouldBe([(GlobalBuilder.East, PeerAnswer.Silent), (GlobalBuilder.West, PeerAnswer.Silent)]);
    }

    [Fact]
    public async Task AskAll_Silent_IsAskedTwice()
    {
        await AskAsync();
        regions.Asked.Count(r => r == GlobalBuilder.East).ShouldBe(2);
    }

    [Fact]
    public async Task AskAll_GlobalClusterUnknownThere_IsSilence()
    {
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy);
        (await AskAsync())[0].ShouldBe((GlobalBuilder.East, PeerAnswer.Silent));
    }

    /// <summary>A step that runs out of time is retried; it must not mistake its own lack of time for the other region's silence.</summary>
    [Fact]
    public async Task AskAll_OwnTimeIsOver_IsNobodysSilence() =>
        await Should.ThrowAsync<AwsUnavailableException>(() => AskAsync(new CancellationToken(canceled: true)));

    private async Task<List<(string Region, PeerAnswer Says)>> AskAsync(CancellationToken cancellationToken = default)
    {
        var words = await new PeerReader(regions, new FakeTimeProvider(Sample.Now))
            .AskAllAsync(GlobalBuilder.Plan, new GlobalBuilder().View(), cancellationToken);
        return [.. words.Select(w => (w.Member.Region, w.Says))];
    }
}
