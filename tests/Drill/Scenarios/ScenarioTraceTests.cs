using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>The same seed gives the same trace. A class of its own: xunit runs a class's tests one after the other.</summary>
public sealed class ScenarioTraceTests
{
    private const int SeedOfTwo = 5;

    public static TheoryData<string> Names => [.. ScenarioLibrary.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_SameSeed_GivesTheSameTraceToTheByte(string name) =>
        TraceHash(CheckedRun.Execute(name, SeedOfTwo)).ShouldBe(TraceHash(ScenarioRun.Execute(ScenarioLibrary.Find(name)!, SeedOfTwo)));

    [Fact]
    public void Scenario_AnotherSeed_GivesAnotherTrace() =>
        TraceHash(CheckedRun.Execute("writer-crash", 6)).ShouldNotBe(TraceHash(CheckedRun.Execute("writer-crash", 7)));

    private static string TraceHash(ScenarioRun run)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in run.World.Cloud.Core.Journal.Entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{entry.At.UtcTicks} {entry.Source} {entry.Kind} {entry.Subject} {entry.Detail}\n")));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
