using Failover.Tests;
using Failover.Tests.Clients;
using Failover.Tests.Clients.ShopifyBackend;
using Failover.Tests.Drill.Commands;
using Failover.Tests.Drill.Detection;
using Failover.Tests.Drill.Live;
using Failover.Tests.Drill.Scenarios;
using Failover.Tests.Drill.Simulation;
using Failover.Tests.Drill.Wiring;
using Failover.Tests.Functions.Fuzz;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Failover.Tests.LongestFirst", "Failover.Tests")]

namespace Failover.Tests;

/// <summary>
/// xunit runs a class's tests one after the other: a long class that begins last keeps one core busy, and the others idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>From about 30 s down to 10 s. Those that compute and those that wait for real sockets take turns.</summary>
    private static readonly Type[] Longest =
    [
        typeof(ScenarioLibraryTests), typeof(KeepTests), typeof(WiringRunTests), typeof(LiveDatabasesTests), typeof(ScenarioTraceTests),
        typeof(FollowTests), typeof(SimulatorTests), typeof(TlsTests), typeof(EveryCommandTests), typeof(WebhookTests),
        typeof(FuzzTests), typeof(DetectionStudyTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(static collection =>
            Array.FindIndex(Longest, type => collection.DisplayName.EndsWith($" {type.FullName}", StringComparison.Ordinal)) is var place
            && place < 0 ? Longest.Length : place);
}
