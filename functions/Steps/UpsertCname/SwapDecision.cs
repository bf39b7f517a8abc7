using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>Decides whether the record has to be swapped. Pure.</summary>
internal static class SwapDecision
{
    /// <param name="proven">The instance that a probe proved writable although the API's status did not say so; null if none.</param>
    /// <returns><see cref="SwapState.Changed"/> stands for the intention, until the swap has been made.</returns>
    public static RecordSwap Decide(
        Plan plan, ClusterView cluster, string? recordValue, RecordSwap? previous, DateTimeOffset now, SwapContext? around = null,
        string? proven = null)
    {
        var view = WriterView.From(cluster, plan.Endpoint, proven);
        var reader = around?.KeepsReaders == true ? null : Reader(plan, cluster, around?.ReaderValue);
        var inOrder = recordValue == view.Target && (reader is null || reader.Before == reader.Target);
        var (state, reason) =
            around?.IsUnderWay == true ? (SwapState.WriterChanged, $"not written, because {around.Objection}")
            : around?.Objection is { } objection ? (SwapState.Superseded, $"not written, because {objection}")
            : !view.IsHealthy ? (SwapState.WriterChanged, $"not written, because {view.Problem}")
            : inOrder ? (SwapState.Current, $"{plan.Record} already points to {view.Target}")
            : plan.Mode == Mode.Act ? (SwapState.Changed, Change("swapped", "created"))
            : (SwapState.WouldChange, $"observe mode: {plan.Record} {Change("would be swapped", "would be created")}");
        return new RecordSwap
        {
            State = state,
            Name = plan.Record,
            Before = recordValue,
            Target = view.Target,
            Port = cluster.Port,
            Hosts = cluster.Hosts,
            Writer = view.Writer,
            Reader = view.IsHealthy ? reader : null,
            Earlier = EarlierThan(previous),
            Reason = reason,
            At = now,
        };

        string Change(string swapped, string created) => recordValue == view.Target
            ? $"left as {view.Target}, and {reader!.Name} {Step(reader.Before, reader.Target, swapped, created)}"
            : Step(recordValue, view.Target, swapped, created);
    }

    private static string Step(string? from, string? to, string swapped, string created) =>
        from is null ? $"{created} as {to}" : $"{swapped} from {from} to {to}";

    /// <summary>The last swap that this execution made earlier.</summary>
    public static RecordSwap? EarlierThan(RecordSwap? previous) => previous?.State == SwapState.Changed ? previous : previous?.Earlier;

    // A cluster without a reader endpoint (one that is being created) leaves the readers where they are.
    private static ReaderSwap? Reader(Plan plan, ClusterView cluster, string? value) =>
        plan.ReaderRecord is { } name && cluster.ReaderEndpoint is { } target ? new ReaderSwap(name, value, target) : null;

    /// <summary>
    /// Whether somebody else has changed the value since VerifyCluster read it. One of the cluster's own endpoints does not count as
    /// foreign: it may be from an earlier swap of ours whose answer was lost.
    /// </summary>
    /// <remarks>
    /// If VerifyCluster could not read the record, only an endpoint in a member's region is accepted as the earlier value.
    /// </remarks>
    /// <param name="isOfMember">The record points to nothing, or to a DocumentDB endpoint in a member's region.</param>
    public static bool IsForeign(string? recordValue, Verdict verdict, ClusterView cluster, bool isOfMember) =>
        (verdict.RecordUnknown == true ? !isOfMember : recordValue != verdict.RecordValue)
        && !(recordValue is not null && (recordValue == cluster.Endpoint || cluster.Hosts.Contains(recordValue, StringComparer.Ordinal)));

    /// <summary>The intended swap turned out to be in effect already.</summary>
    public static RecordSwap Current(RecordSwap intended, DateTimeOffset now) => intended with
    {
        State = SwapState.Current,
        Before = intended.Target,
        Reader = intended.Reader is { } reader ? reader with { Before = reader.Target } : null,
        Reason = $"{intended.Name} already points to {intended.Target}",
        At = now,
    };
}
