using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Template;

namespace Failover.Drill.FirstMinute;

/// <summary>A scenario's world without our stack, in which AWS acts by itself and nobody else does anything.</summary>
internal sealed record UnattendedRun(string Record, string? RecordBefore, string? RecordAfter, TimeSpan Watched, ClientReport Client)
{
    /// <summary>How long nobody comes: about the time until somebody has been woken and begins to investigate.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // A template must have a resource, and a topic without subscribers does nothing. Its parameters are those that a world passes.
    private static readonly Lazy<TemplateDocument> Nothing = new(static () => TemplateDocument.Parse("""
        AWSTemplateFormatVersion: "2010-09-09"
        Parameters:
          ClusterIdentifier: {Type: String}
          GlobalClusterIdentifier: {Type: String}
          ReaderRecordName: {Type: String}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """));

    /// <summary>Whether the application cannot write at the end.</summary>
    public bool IsDown => !Client.Writes;

    /// <param name="scenario">A scenario with several regions and a record for readers.</param>
    public static UnattendedRun Execute(Scenario scenario, int seed)
    {
        var world = new World(scenario.World, seed);
        var before = world.RecordValue;
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin(Nothing.Value, new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var fault in scenario.Faults)
            {
                world.Cloud.Schedule(fault);
            }

            await world.Cloud.Core.Time.Delay(scenario.FirstFault + Patience, CancellationToken.None);
        });
        return new UnattendedRun(world.Spec.Record, before, world.RecordValue, Patience, world.Client.Report());
    }
}
