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

/// <param name="RedriveCount">The redrive that starts over.</param>
public sealed record Redriven(RedriveState State, int RedriveCount, string Reason, DateTimeOffset At) : IStepResult<RedriveState>;

/// <summary>
/// Fails the execution of a cluster that was not recovered, at a Task: a redrive runs a failed Task again, but a Fail state only
/// fails again. Redriven, it lets the machine start over from VerifyCluster, so that no old answer is acted on.
/// </summary>
public sealed class UnrecoveredFunction(TimeProvider time)
{
    /// <exception cref="UnrecoveredException">This is not a redrive; the message is the report's summary, and whether nothing was changed.</exception>
    /// <exception cref="PersonNeededException">The same, where an error ended the execution that no retry mends.</exception>
    [LambdaFunction(ResourceName = "UnrecoveredFunction")]
    public Redriven Handle(UnrecoveredRequest request) =>
        request.RedriveCount > request.Report.RedriveCount
            ? new Redriven(RedriveState.Redriven, request.RedriveCount, $"redrive {request.RedriveCount}: everything is verified anew",
                time.GetUtcNow())
            : throw (PermanentErrors.NeedPerson.Contains(request.Report.Error)
                ? new PersonNeededException(Message(request.Report))
                : new UnrecoveredException(Message(request.Report)));

    private static string Message(Report report) =>
        report.Acted ? report.Summary : $"{report.Summary} {UnrecoveredException.NothingChanged}";
}
