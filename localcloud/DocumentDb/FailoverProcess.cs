using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// How DocumentDB replaces a writer: one failover at a time, to the healthy reader of the lowest tier and then of the largest size.
/// </summary>
internal sealed class FailoverProcess(CloudCore core, DocumentDbService service, DatabaseCluster cluster)
{
    private DatabaseInstance? promoting;
    private bool held;
    private bool parked;

    public bool IsRunning { get; private set; }

    /// <summary>The healthy reader that would be promoted now; null if there is none.</summary>
    public DatabaseInstance? Candidate() => cluster.Instances
        .Where(instance => instance != cluster.Writer && instance.State == InstanceState.Up)
        .OrderBy(instance => instance.Spec.PromotionTier)
        .ThenByDescending(instance => instance.Spec.Size)
        .ThenBy(instance => instance.Identifier, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The writer is dead; AWS notices after a while.</summary>
    public void WriterLost() => core.Time.After(service.Options.Detection.Draw(core.Chance, "detection"), StartUnplanned);

    public void StartPlanned(DatabaseInstance target)
    {
        Announce();
        var old = cluster.Writer;
        core.Time.After(service.Options.Demotion.Draw(core.Chance, "demotion"), () => Demote(old));
        PromoteLater(target);
    }

    /// <summary>An instance is back: a failover that had no candidate continues with it.</summary>
    public void InstanceBack(DatabaseInstance instance)
    {
        if (parked)
        {
            parked = false;
            Promote(instance);
        }
    }

    /// <summary>No promotion completes until <see cref="Release"/>.</summary>
    public void Hold() => held = true;

    public void Release()
    {
        held = false;
        if (promoting is { } instance)
        {
            Promote(instance);
        }
    }

    private void StartUnplanned()
    {
        if (!IsRunning && !cluster.IsDeleted && cluster.Writer.State != InstanceState.Up)
        {
            Announce();
            PromoteNext();
        }
    }

    private void Announce()
    {
        IsRunning = true;
        cluster.SetStatus("failing-over");
    }

    private void PromoteNext()
    {
        var writer = cluster.Writer;
        if ((Candidate() ?? (writer.State == InstanceState.Up ? writer : null)) is { } candidate)
        {
            PromoteLater(candidate);
            return;
        }

        parked = true;
        core.Journal.Write("documentdb", "no-replica", cluster.Identifier, "no reader to promote: waits for an instance to be rebuilt");
    }

    private void PromoteLater(DatabaseInstance candidate)
    {
        var sameZone = candidate.Spec.AvailabilityZone == cluster.Writer.Spec.AvailabilityZone;
        core.Journal.Write(
            "documentdb", "failover-started", cluster.Identifier, $"from {cluster.Writer.Identifier} to {candidate.Identifier}");
        service.Record(
            cluster,
            sameZone ? "RDS-EVENT-0072" : "RDS-EVENT-0073",
            $"Started {(sameZone ? "same" : "cross")} AZ failover to DB instance: {candidate.Identifier}");
        var takes = cluster.PromotionTakes ?? service.Options.Promotion.Draw(core.Chance, "promotion");
        core.Time.After(takes, () => Promote(candidate));
    }

    private void Promote(DatabaseInstance candidate)
    {
        promoting = null;
        if (cluster.IsDeleted)
        {
            return;
        }

        if (held)
        {
            promoting = candidate;
            return;
        }

        if (candidate.State != InstanceState.Up)
        {
            PromoteNext();
            return;
        }

        Complete(candidate);
    }

    private void Complete(DatabaseInstance promoted)
    {
        var again = promoted == cluster.Writer;
        IsRunning = false;
        cluster.Promote(promoted);
        service.Record(
            cluster,
            again ? "RDS-EVENT-0070" : "RDS-EVENT-0071",
            again ? $"Promoting previous primary again: {promoted.Identifier}"
                : $"Completed failover to DB instance: {promoted.Identifier}");
        cluster.SetStatus("available");
    }

    /// <summary>The old writer of a planned failover restarts as a reader.</summary>
    private void Demote(DatabaseInstance old)
    {
        if (old.State == InstanceState.Up && !cluster.IsDeleted)
        {
            cluster.Inject.TakeDown(old, InstanceState.Refusing, service.Options.PlannedRestart.Draw(core.Chance, "planned-restart"));
        }
    }
}
