using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.StepFunctions;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Watch;

/// <param name="Cluster">The stack's cluster.</param>
/// <param name="Alarm">The name of the alarm that starts a failover.</param>
/// <param name="StateMachine">The state machine's ARN.</param>
/// <param name="Record">Where the record points, as the heartbeat resolved it, to look at that. Null: to look at the alarm.</param>
public sealed record WatchRequest(string Cluster, string Alarm, string StateMachine, string? Record = null);

/// <param name="Started">The name of the execution that was started, if any.</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record WatchResult(string? Started, string Reason);

/// <summary>
/// Takes care of an alarm that is in ALARM unattended. An alarm's event comes once, when it goes to ALARM: if the event is lost, or the
/// writer is lost a second time while the alarm is still in ALARM, nothing else would start the state machine.
/// </summary>
public sealed class WatchFunction(
    IAmazonCloudWatch cloudWatch, IAmazonStepFunctions stepFunctions, IAmazonRDS rds, Lazy<Settings> settings, TimeProvider time)
{
    private readonly AlarmReader alarms = new(cloudWatch);
    private readonly Attempts attempts = new(stepFunctions);
    private readonly ClusterReader clusters = new(rds);
    private readonly RecordWatch records = new(rds, stepFunctions, settings, time);

    [LambdaFunction(ResourceName = "WatchFunction")]
    public async Task<WatchResult> Handle(WatchRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        if (request.Record is { } value)
        {
            var seen = await records.AttendAsync(request, value, deadline.Token);
            context.Logger.LogInformation(
                "The record points to {value}; started {execution}: {reason}", value, seen.Started ?? "nothing", seen.Reason);
            return seen;
        }

        var alarm = await alarms.FindAsync(request.Alarm, AlarmKinds.Composite, deadline.Token);
        if (WatchDecision.FindRinging(alarm, time.GetUtcNow()) is not { } ringing)
        {
            return new WatchResult(null, $"{request.Alarm} is {alarm?.State ?? "missing"}");
        }

        var result = await AttendAsync(request, ringing, deadline.Token);
        context.Logger.LogInformation(
            "Alarm {alarm} is in ALARM; started {execution}: {reason}", request.Alarm, result.Started ?? "nothing", result.Reason);
        return result;
    }

    private async Task<WatchResult> AttendAsync(WatchRequest request, RingingAlarm alarm, CancellationToken cancellationToken)
    {
        var executions = await attempts.ListAsync(request.StateMachine, cancellationToken);
        var mode = await ModeAsync(request.Cluster, cancellationToken);
        var watching = WatchDecision.Decide(alarm, executions, mode, TimeSpan.FromSeconds(settings.Value.CoolDownSeconds),
            time.GetUtcNow());
        if (watching.Name is null)
        {
            return new WatchResult(null, watching.Reason);
        }

        var last = AttemptEnd.Silent;
        foreach (var earlier in watching.Before)
        {
            last = await attempts.EndAsync(earlier, cancellationToken);
            if (last == AttemptEnd.NeedsPerson)
            {
                return new WatchResult(null, $"{earlier} ended for a reason that no retry can fix, and notified operators");
            }

            if (last != AttemptEnd.Silent)
            {
                break;
            }
        }

        var started = await attempts.StartAsync(request.StateMachine, watching.Name, Input(request.Cluster, alarm, watching, last),
            cancellationToken);
        return new WatchResult(started ? watching.Name : null, started ? watching.Reason : $"{watching.Name} was already started");
    }

    // As in the plan: paused anywhere is paused. If the cluster can't be read, the state machine finds out.
    private async Task<Mode> ModeAsync(string cluster, CancellationToken cancellationToken)
    {
        if (settings.Value.Mode == Mode.Paused)
        {
            return Mode.Paused;
        }

        var tags = await Lookup.TryAsync(() => clusters.ReadTagsAsync(cluster, cancellationToken));
        return tags.Value?.TryGetValue("failover:mode", out var word) == true && EnumText.TryParse<Mode>(word, out var mode) ? mode
            : settings.Value.Mode;
    }

    // SeenAt: the alarm was just read in ALARM, so it is not stale, however long it has been there.
    private string Input(string cluster, RingingAlarm alarm, Watching watching, AttemptEnd last) => JsonSerializer.Serialize(
        new WatchInput(
            cluster, watching.Reason,
            new AlarmInfo(alarm.Name, "ALARM", alarm.Since)
            {
                SeenAt = time.GetUtcNow(),
                Attempt = watching.Attempt,
                Told = last == AttemptEnd.MonitoringFault ? Outcome.MonitoringFault : null,
            }),
        WatchJson.Default.WatchInput);
}
