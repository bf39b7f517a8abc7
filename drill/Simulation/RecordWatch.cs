using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Simulation;

/// <summary>Judges each change of the record at the moment when Route 53 makes it.</summary>
internal sealed class RecordWatch
{
    private const string Swapper = "UpsertCnameFunction";
    private const string CommentStart = "Failover ";

    /// <summary>How old the answer may be that a swap rests on: the client's timeout of the look, and the way of the swap.</summary>
    private static readonly TimeSpan LookAge = TimeSpan.FromSeconds(5.2);

    private readonly World world;
    private readonly RandomWorld options;
    private readonly InvariantMonitor monitor;
    private readonly List<(TimeSpan From, string? Writer)> shown = [];

    public RecordWatch(World world, RandomWorld options, InvariantMonitor monitor)
    {
        (this.world, this.options, this.monitor) = (world, options, monitor);
        shown.Add((TimeSpan.Zero, world.Database.View.WriterId));
        world.Database.ViewChanged += OnViewChanged;
        world.Cloud.Route53.Changed += OnChanged;
    }

    /// <summary>Our changes.</summary>
    public int Swaps { get; private set; }

    /// <summary>Those of our changes that led to an instance which the API showed as the writer, but was it no longer: the API's lag.</summary>
    public int Overtaken { get; private set; }

    private TimeSpan Now => world.Cloud.Core.Time.Elapsed;

    /// <summary>Whether the value is one of the cluster's own endpoints.</summary>
    public bool IsOwn(string? value) => value is not null
        && (value == world.Database.Endpoint || value == world.Database.ReaderEndpoint || world.Database.Instances.Any(i => i.Host == value));

    private void OnViewChanged()
    {
        if (shown[^1].Writer != world.Database.View.WriterId)
        {
            shown.Add((Now, world.Database.View.WriterId));
        }
    }

    private void OnChanged(RecordChange change)
    {
        if (!IsOurs(change))
        {
            return;
        }

        Swaps++;
        var execution = change.Comment?.StartsWith(CommentStart, StringComparison.Ordinal) == true
            ? monitor.Find(change.Comment[CommentStart.Length..]) : null;
        if (execution is not null)
        {
            execution.Changes++;
        }

        CheckTarget(Value(change.After));
        CheckOverwritten(Value(change.Before), execution);
        CheckMode(execution, change);
    }

    private static bool IsOurs(RecordChange change) => change.Caller.EndsWith("Function", StringComparison.Ordinal);

    private void CheckTarget(string? value)
    {
        if (value == world.Database.Endpoint)
        {
            return;
        }

        var from = Now - LookAge;
        var wasShown = world.Database.Instances.Any(i => i.Host == value
            && Enumerable.Range(0, shown.Count).Any(n => shown[n].Writer == i.Identifier && (n + 1 == shown.Count || shown[n + 1].From >= from)));
        if (!wasShown)
        {
            monitor.Violated(Invariants.RightTarget, $"the record was led to {value ?? "nothing"}, which the API showed as no writer's endpoint");
        }
        else if (world.Database.Writer.Host != value)
        {
            Overtaken++;
        }
    }

    private void CheckOverwritten(string? before, ExecutionWatch? execution)
    {
        if (!IsOwn(before) && before != execution?.Verdict?.RecordValue)
        {
            monitor.Violated(
                Invariants.NothingOverwritten,
                $"{before ?? "nothing"} was replaced, but {execution?.Verdict?.RecordValue ?? "nothing"} stood there when {execution?.Execution.Name ?? "nobody"} was verified");
        }
    }

    private void CheckMode(ExecutionWatch? execution, RecordChange change)
    {
        if (change.Caller != Swapper || options.Mode != Mode.Act || execution?.Verdict is not { Plan.Mode: Mode.Act })
        {
            monitor.Violated(Invariants.ObserveWritesNothing, $"{change.Caller} changed the record in mode {execution?.Verdict?.Plan.Mode ?? options.Mode}");
        }
    }

    private static string? Value(DnsRecord? record) => record?.Values[0].TrimEnd('.');
}
