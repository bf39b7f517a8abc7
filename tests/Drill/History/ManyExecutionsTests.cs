using Failover.Drill.History;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;

namespace Failover.Tests.Drill.History;

/// <summary>A stack that has run for a while: one world, many executions, started by hand.</summary>
public sealed class ManyExecutionsTests : IDisposable
{
    private static readonly string[] Inputs =
    [
        """{"cluster": "orders-prod", "mode": "observe", "reason": "rehearsal"}""",
        """{"cluster": "orders-prod", "reason": "is it well?"}""",
        """{"cluster": "orders-prod", "drill": {"kind": "failover"}, "force": true, "reason": "game day"}""",
        """{"cluster": "no-such-cluster"}""",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>FAILOVER_EXECUTIONS sets their number; a thousand take a while.</summary>
    [Fact]
    public void History_OfManyExecutions_IsRightAgainstTheJournal()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("FAILOVER_EXECUTIONS"), out var asked) ? asked : 40;
        var world = Run(count);
        EvidenceExport.Write(world, folder);

        var history = HistoryDecision.From(EvidenceFolder.Read(folder).Pieces);

        var started = world.Cloud.Core.Journal.Entries.Where(e => e is { Source: "stepfunctions", Kind: "execution-started" }
            && world.Executions.Any(x => x.Name == e.Subject)).ToList();
        history.Count.ShouldBe(started.Count);
        history.Count.ShouldBeGreaterThanOrEqualTo(count);
        var byName = history.ToDictionary(h => h.Name);
        foreach (var entry in started)
        {
            byName[entry.Subject].StartedAt.ShouldBe(entry.At, TimeSpan.FromMilliseconds(1));
        }

        foreach (var execution in world.Executions)
        {
            var (one, input) = (byName[execution.Name], execution.Input);
            one.Outcome.ShouldBe(execution.Output is { } output
                ? System.Text.Json.Nodes.JsonNode.Parse(output)!["outcome"]!.GetValue<string>() : EnumText.Kebab(Outcome.Unrecovered));
            one.Kind.ShouldBe(
                input.Contains("observe", StringComparison.Ordinal) ? ExecutionKind.Observed
                : input.Contains("drill", StringComparison.Ordinal) ? ExecutionKind.Drill
                : input.Contains("beats", StringComparison.Ordinal) ? ExecutionKind.Echo
                : input.Contains("no-such", StringComparison.Ordinal) ? ExecutionKind.Real
                : one.StartedBy == "a person" ? ExecutionKind.FalseAlarm
                : one.Outcome != "stood-down" && history.Any(drill => drill is { Kind: ExecutionKind.Drill, Outcome: "drilled" }
                    && drill.StartedAt <= one.StartedAt && one.StartedAt <= drill.EndedAt) ? ExecutionKind.Echo
                : ExecutionKind.StoodDown,
                $"{one.Name} {input}");
        }

        HistoryDocument.From(history).Kinds.Values.Sum().ShouldBe(history.Count);
        if (Environment.GetEnvironmentVariable("FAILOVER_EVIDENCE") is { } kept)
        {
            EvidenceExport.Write(world, kept);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static World Run(int count)
    {
        var world = new World(new WorldSpec { HasApplication = false }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(World.WarmUp, CancellationToken.None);
            for (var i = 0; i < count; i++)
            {
                world.Cloud.StartExecution(Inputs[i % Inputs.Length]);
                await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(15), CancellationToken.None);
            }

            while (world.Executions.Any(e => e.IsRunning))
            {
                await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(1), CancellationToken.None);
            }
        });
        return world;
    }
}
