using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.Unrecovered;

/// <param name="RedriveCount">The execution's redrives so far.</param>
public sealed record UnrecoveredRequest(Report Report, int RedriveCount);

[JsonConverter(typeof(KebabCase<RedriveState>))]
public enum RedriveState
{
    /// <summary>The machine starts over.</summary>
    Redriven,
}

/// <param name="RedriveCount">The number of the redrive that starts over.</param>
public sealed record Redriven(RedriveState State, int RedriveCount, string Reason, DateTimeOffset At) : IStepResult<RedriveState>;

/// <summary>
/// Fails the execution if the cluster was not recovered. It is a Task because a redrive runs a failed Task again, whereas a Fail state
/// only fails again. After a redrive, the machine starts over from VerifyCluster, so that no old answer is acted on.
/// </summary>
public sealed class UnrecoveredFunction(TimeProvider time)
{
    /// <exception cref="UnrecoveredException">This is not a redrive; the message is the report's summary.</exception>
    /// <exception cref="PersonNeededException">The same, if the execution ended with an error that no retry can fix.</exception>
    [LambdaFunction(ResourceName = "UnrecoveredFunction")]
    public Redriven Handle(UnrecoveredRequest request) =>
        request.RedriveCount > request.Report.RedriveCount
            ? new Redriven(RedriveState.Redriven, request.RedriveCount, $"redrive {request.RedriveCount}: everything is verified again",
                time.GetUtcNow())
            : throw (PermanentErrors.NeedPerson.Contains(request.Report.Error)
                ? new PersonNeededException(request.Report.Summary)
                : new UnrecoveredException(request.Report.Summary));
}
