using Failover.Drill.Worlds;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Simulation;

/// <summary>Judges each change of the record at the moment when Route 53 makes it.</summary>
internal sealed class RecordChecker
{
    private const string Swapper = nameof(UpsertCnameFunction);
    private const string CommentStart = "Failover ";

    /// <summary>
    /// How old the answer behind a swap may be: the client's timeout of the read, plus the time that the swap is in transit.
    /// </summary>
    private static readonly TimeSpan LookAge = TimeSpan.FromSeconds(5.2);

    private readonly World world;
    private readonly RandomWorld options;
    private readonly InvariantMonitor monitor;
    private readonly string writersName;
    private readonly OwnerChecker owner;
    private readonly Dictionary<DatabaseCluster, List<(TimeSpan From, string? Writer)>> shown = [];
    private (string? Before, string? After, WatchedExecution? Execution) last;

    public RecordChecker(World world, RandomWorld options, InvariantMonitor monitor)
    {
        (this.world, this.options, this.monitor) = (world, options, monitor);
        owner = new OwnerChecker(world, monitor);
        writersName = DnsName.Normalize(world.Spec.Record);
        foreach (var database in world.Databases)
        {
            shown[database] = [(TimeSpan.Zero, database.View.WriterId)];
            database.ViewChanged += () => OnViewChanged(database);
        }

        world.Cloud.Route53.Changed += OnChanged;
    }

    public OwnerChecker Owner => owner;

    /// <summary>Changes that our stacks made.</summary>
    public int Swaps { get; private set; }

    /// <summary>Our changes to an instance that the API still showed as the writer, though it no longer was: the API's lag.</summary>
    public int Overtaken { get; private set; }

    private TimeSpan Now => world.Cloud.Core.Time.Elapsed;

    /// <summary>Whether the value is an endpoint of the cluster, or of another of its global cluster.</summary>
    public bool IsOwn(string? value) => value is not null
        && world.Databases.Any(d => value == d.Endpoint || value == d.ReaderEndpoint || d.Instances.Any(i => i.Host == value));

    private void OnViewChanged(DatabaseCluster database)
    {
        var views = shown[database];
        if (views[^1].Writer != database.View.WriterId)
        {
            views.Add((Now, database.View.WriterId));
        }
    }

    private void OnChanged(RecordChange change)
    {
        if (!IsOurs(change))
        {
            if (change.Key.Name == writersName)
            {
                owner.OnChanged(Value(change.Before), Value(change.After), false, null);
            }

            return;
        }

        var execution = change.Comment?.StartsWith(CommentStart, StringComparison.Ordinal) == true
            ? monitor.Find(change.Comment[CommentStart.Length..]) : null;
        CheckMode(execution, change);
        if (change.Key.Name != writersName)
        {
            CheckReaders(Value(change.Before), Value(change.After));
            return;
        }

        Swaps++;
        if (execution is not null)
        {
            execution.Changes++;
        }

        owner.OnChanged(Value(change.Before), Value(change.After), true, execution);
        if (!IsReturn(Value(change.Before), Value(change.After), execution))
        {
            CheckTarget(Value(change.After));
        }

        last = (Value(change.Before), Value(change.After), execution);
        CheckOverwritten(Value(change.Before), execution);
        monitor.Global?.CheckLead(Value(change.Before), Value(change.After), world.Spec.Record);
    }

    private static bool IsOurs(RecordChange change) => change.Caller.EndsWith("Function", StringComparison.Ordinal);

    private void CheckReaders(string? before, string? after)
    {
        if (!world.Databases.Any(d => d.ReaderEndpoint == after))
        {
            monitor.Violated(
                Invariants.RightTarget, $"the readers' record was pointed to {after ?? "nothing"}, which is no reader endpoint");
        }

        monitor.Global?.CheckLead(before, after, "the readers' record");
    }

    /// <summary>
    /// A promotion that came to nothing: the execution that moved the record ahead of it puts back what it replaced, right or not.
    /// </summary>
    private bool IsReturn(string? before, string? after, WatchedExecution? execution) =>
        execution is { LastState: "MoveAhead" } && last == (after, before, execution);

    private void CheckTarget(string? value)
    {
        if (world.Databases.Any(d => value == d.Endpoint))
        {
            return;
        }

        var from = Now - LookAge;
        var wasShown = world.Databases.Any(d => d.Instances.Any(i => i.Host == value && WasShown(shown[d], i.Identifier, from)));
        if (!wasShown)
        {
            monitor.Violated(
                Invariants.RightTarget, $"the record was pointed to {value ?? "nothing"}, which the API showed as no writer's endpoint");
        }
        else if (!world.Databases.Any(d => d.Writer.Host == value))
        {
            Overtaken++;
        }
    }

    private static bool WasShown(List<(TimeSpan From, string? Writer)> views, string instance, TimeSpan since) =>
        Enumerable.Range(0, views.Count).Any(n => views[n].Writer == instance && (n + 1 == views.Count || views[n + 1].From >= since));

    private void CheckOverwritten(string? before, WatchedExecution? execution)
    {
        // If Route 53 could not be read at the verdict, the value in a member's region is assumed to have been there already.
        var isTaken = execution?.Verdict?.RecordUnknown == true
            && (before is null || world.Global.Regions.Any(r => EndpointName.Region(before) == r.Name));
        if (!IsOwn(before) && !isTaken && before != execution?.Verdict?.RecordValue)
        {
            monitor.Violated(
                Invariants.NothingOverwritten,
                $"{before ?? "nothing"} was replaced, but {execution?.Verdict?.RecordValue ?? "nothing"} was there when "
                    + $"{execution?.Execution.Name ?? "nobody"} was verified");
        }
    }

    private void CheckMode(WatchedExecution? execution, RecordChange change)
    {
        if (change.Caller != Swapper || options.Mode != Mode.Act || execution?.Verdict is not { Plan.Mode: Mode.Act })
        {
            monitor.Violated(
                Invariants.ObserveWritesNothing,
                $"{change.Caller} changed the record in mode {execution?.Verdict?.Plan.Mode ?? options.Mode}");
        }
    }

    private static string? Value(DnsRecord? record) => record?.Values[0].TrimEnd('.');
}
