using Failover.Functions.Contract;

namespace Failover.Drill.History;

/// <summary>Combines an execution's evidence. Pure.</summary>
internal static class HistoryDecision
{
    /// <returns>Newest first.</returns>
    public static IReadOnlyList<PastExecution> From(IEnumerable<EvidencePiece> pieces) =>
    [
        .. pieces.GroupBy(static piece => (piece.Place, piece.Execution))
            .GroupBy(static one => one.Key.Place, static one => One([.. one]), StringComparer.Ordinal).SelectMany(WithEchoes)
            .OrderByDescending(static one => one.StartedAt).ThenBy(static one => one.Execution, StringComparer.Ordinal),
    ];

    private static IEnumerable<PastExecution> WithEchoes(IEnumerable<PastExecution> all)
    {
        var executions = all.ToList();
        var drills = executions.Where(static one => one is { Kind: ExecutionKind.Drill, Outcome: "drilled" }).ToList();
        return executions.Select(one => one is { Kind: ExecutionKind.Real, StartedBy: not (Started.Person or Started.Schedule) }
            && drills.Exists(drill => drill.Cluster == one.Cluster && drill.StartedAt <= one.StartedAt && one.StartedAt <= drill.EndedAt)
                ? one with { Kind = ExecutionKind.Echo, ObjectiveMet = null } : one);
    }

    /// <summary>The last report counts, unless the execution was redriven after it and ended without another.</summary>
    private static PastExecution One(List<EvidencePiece> pieces)
    {
        if (pieces.Find(static one => one.Skipped is not null) is { } skip)
        {
            return Skip(skip, skip.Skipped!);
        }

        var told = pieces.Where(static piece => piece.Ending is null).MaxBy(static piece => piece.At);
        var ended = pieces.Where(static piece => piece.Ending is not null).MaxBy(static piece => piece.At);
        var piece = told ?? ended!;
        var isCut = ended is not null && (told is null || (ended.Ending is not "FAILED" && ended.At > told.At));
        var (report, request) = (told?.Report, piece.Request);
        var name = piece.Execution[(piece.Execution.LastIndexOf(':') + 1)..];
        var started = Started.From(request, name);
        var kind = Kind(told, started);
        var outcome = isCut ? ended!.Ending!.ToLowerInvariant().Replace('_', '-') : told!.Outcome ?? "unrecovered";
        return new PastExecution
        {
            Execution = piece.Execution,
            StartedAt = pieces.Min(static one => one.StartedAt),
            EndedAt = (isCut ? ended! : told ?? piece).At,
            Cluster = report?.Cluster ?? started.Cluster,
            Kind = kind,
            StartedBy = started.By,
            Why = started.Why,
            Outcome = outcome,
            OutageSeconds = report?.RecoverySeconds,
            ObjectiveSeconds = report?.ObjectiveSeconds,
            ObjectiveMet = Met(report, kind, isCut),
            Parts = report?.Recovery?.Parts,
            Summary = report?.Summary,
            Evidence = piece.Link,
            Sha256 = piece.Sha256,
        };
    }

    private static PastExecution Skip(EvidencePiece piece, SkippedDrill skipped) => new()
    {
        Execution = piece.Execution,
        StartedAt = piece.StartedAt,
        EndedAt = piece.At,
        Cluster = skipped.Cluster,
        Kind = ExecutionKind.Skipped,
        StartedBy = skipped.By,
        Why = skipped.Reason,
        Outcome = "skipped",
        Summary = skipped.Reason,
        Evidence = piece.Link,
        Sha256 = piece.Sha256,
    };

    private static ExecutionKind Kind(EvidencePiece? told, Started started) => told switch
    {
        _ when started.IsObserved => ExecutionKind.Observed,
        { Report.Plan.Mode: Mode.Observe } => ExecutionKind.Observed,
        {
            Report.Acted: false, Report.Outcome: Outcome.StoodDown, Cause: not (null or StandDownCause.AlarmCleared
            or StandDownCause.PrimaryRecovered)
        } => ExecutionKind.StoodDown,
        _ when started.IsDrill => ExecutionKind.Drill,
        { Report: { Acted: false, Outcome: Outcome.StoodDown or Outcome.MonitoringFault } } => ExecutionKind.FalseAlarm,
        _ => ExecutionKind.Real,
    };

    private static bool? Met(Report? report, ExecutionKind kind, bool isCut) =>
        kind is not (ExecutionKind.Real or ExecutionKind.Drill) ? null
        : isCut || report is null or { Outcome: Outcome.Unrecovered } ? false
        : report is { RecoverySeconds: { } seconds, ObjectiveSeconds: { } objective } ? seconds <= objective
        : null;
}
