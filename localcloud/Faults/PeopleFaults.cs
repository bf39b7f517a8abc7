using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Faults;

/// <summary>An operator aborts the most recently started execution, if it is still running.</summary>
public sealed record AbortByHand(TimeSpan At) : Fault(At)
{
    public override string Describe() => "an operator aborts the running execution";

    public override void Strike(Cloud cloud)
    {
        if (!cloud.Core.IsDown && cloud.StepFunctions.AllExecutions.LastOrDefault(e => e.IsRunning) is { } execution)
        {
            cloud.StepFunctions.StopExecution(execution.Arn, "Aborted", "a person stopped it");
        }
    }
}

/// <summary>An operator redrives the newest execution that did not succeed, if Step Functions allows it.</summary>
/// <param name="First">True to redrive the oldest one instead, as an operator who reads its report would.</param>
public sealed record RedriveByHand(TimeSpan At, bool First = false) : Fault(At)
{
    public override string Describe() => $"an operator redrives the {(First ? "first " : "")}execution that did not succeed";

    public override void Strike(Cloud cloud)
    {
        var ended = cloud.StepFunctions.AllExecutions.Where(
            e => !e.IsRunning && e.Status != Amazon.StepFunctions.ExecutionStatus.SUCCEEDED);
        var failed = First ? ended.FirstOrDefault() : ended.LastOrDefault();
        try
        {
            _ = failed is null || cloud.Core.IsDown ? null : cloud.StepFunctions.RedriveExecution(failed.Arn);
        }
        catch (StepFunctionsServiceException e)
        {
            cloud.Core.Journal.Write("stepfunctions", "redrive-refused", failed!.Name, e.Message);
        }
    }
}

/// <summary>Someone else deletes the record, if it exists.</summary>
public sealed record RecordRemoval(TimeSpan At, string Zone, string Record) : Fault(At)
{
    public override string Describe() => $"someone else deletes {Record}";

    public override void Strike(Cloud cloud)
    {
        var zone = cloud.Route53.Zone(Zone);
        Insistence.Change(cloud, () =>
        {
            if (zone.Find(Record) is { } standing)
            {
                cloud.Route53.DeleteByOther(zone, standing);
            }
        });
    }
}

/// <summary>
/// Retries a change of a record while the zone is busy with an earlier request or the API is down.
/// </summary>
internal static class Insistence
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static void Change(Cloud cloud, Action change)
    {
        try
        {
            change();
        }
        catch (AmazonRoute53Exception e) when (e is PriorRequestNotCompleteException || e.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            cloud.Core.Time.After(Pause, () => Change(cloud, change));
        }
    }
}

/// <summary>The VPC's resolver does not answer for a while.</summary>
public sealed record ResolverOutage(TimeSpan At, TimeSpan Lasts) : Fault(At)
{
    public override string Describe() => $"the resolver does not answer, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        cloud.Resolver.SetDown(true);
        cloud.Core.Time.After(Lasts, () => cloud.Resolver.SetDown(false));
    }
}
