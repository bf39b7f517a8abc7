using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Faults;

/// <summary>A recorded event arrives on the bus.</summary>
public sealed record EventArrival(TimeSpan At, JsonNode Event) : Fault(At)
{
    public override string Describe() => $"an event arrives on the bus: {Event["source"]} {Event["detail-type"]}";

    public override void Strike(Cloud cloud) => cloud.EventBridge.Put(Event.DeepClone());
}

/// <summary>An operator sets an alarm's state, as <c>aws cloudwatch set-alarm-state</c> does.</summary>
public sealed record AlarmSet(TimeSpan At, string Alarm, string Reason = "set by hand", AlarmValue State = AlarmValue.Alarm) : Fault(At)
{
    public override string Describe() => $"an operator sets the alarm {Alarm} to {State} ({Reason})";

    public override void Strike(Cloud cloud) => cloud.CloudWatch.SetAlarmState(Alarm, State, Reason);
}

/// <summary>
/// An alarm's event arrives regardless of the alarm's state: an old one, one from another account, one with a wrong clock.
/// </summary>
/// <param name="Alarm">The alarm's name.</param>
/// <param name="Region">The region it comes from; null for the cloud's own.</param>
/// <param name="Clock">The error in the event's time of the state change; below zero: it looks older.</param>
public sealed record AlarmEvent(
    TimeSpan At, string Alarm, AlarmValue State = AlarmValue.Alarm, TimeSpan Clock = default, string Account = CloudCore.Account,
        string? Region = null)
    : Fault(At)
{
    public override string Describe() =>
        $"an event says that {Alarm} is "
            + $"{State.Written()}{(Clock == default ? "" : $", by a clock that is {FaultWords.Span(Clock.Duration())} off")}";

    public override void Strike(Cloud cloud)
    {
        var (now, region) = (cloud.Core.Time.GetUtcNow(), Region ?? cloud.Core.Region);
        var detail = new JsonObject
        {
            ["alarmName"] = Alarm,
            ["state"] =
                new JsonObject { ["value"] = State.Written(), ["reason"] = "as told", ["timestamp"] = AlarmText.Timestamp(now + Clock) },
        };
        var notice = AlarmNotice.Event(
            detail, region, $"arn:aws:cloudwatch:{region}:{Account}:alarm:{Alarm}", cloud.Core.Chance.Id("alarm-event"), now);
        notice["account"] = Account;
        cloud.EventBridge.Put(notice);
    }
}

/// <summary>
/// Strikes once, as soon as the alarm is in ALARM after <c>At</c>. <paramref name="Then"/> counts its time from that moment.
/// </summary>
public sealed record UponAlarm(TimeSpan At, string Alarm, Fault Then) : Fault(At)
{
    public override string Describe() => $"as soon as {Alarm} is in ALARM: {Then.Describe()}";

    public override void Strike(Cloud cloud)
    {
        cloud.Core.Journal.Written += Read;

        void Read(JournalEntry entry)
        {
            if (entry.Kind == "alarm-state" && entry.Subject == Alarm && entry.Detail.Contains("-> ALARM", StringComparison.Ordinal))
            {
                cloud.Core.Journal.Written -= Read;
                cloud.Schedule(Then with { At = cloud.Core.Time.Elapsed + Then.At });
            }
        }
    }
}

/// <summary>EventBridge's deliveries fail for a while; see <see cref="EventFault"/>.</summary>
/// <param name="Source">The source of the affected events, or <c>*</c>.</param>
public sealed record EventTrouble(
    TimeSpan At, TimeSpan Lasts, EventFaultKind Kind, TimeSpan Delay, string Source = "aws.cloudwatch", int Times = int.MaxValue)
    : Fault(At)
{
    public override string Describe() =>
        $"{FaultWords.Share(Times, 1)} events of {(Source == "*" ? "any source" : Source)} {Happens()}, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud) => cloud.EventBridge.Add(new EventFault(Kind, At, At + Lasts)
    {
        Source = Source,
        Delay = Delay,
        Times = Times,
    });

    private string Happens() => Kind switch
    {
        EventFaultKind.Duplicate => $"arrive twice, the second time {FaultWords.Span(Delay)} later",
        EventFaultKind.Delay => $"arrive {FaultWords.Span(Delay)} late",
        EventFaultKind.Lose => "are lost",
        EventFaultKind.Reorder => "are overtaken by the next one",
        EventFaultKind.TargetFails => "find a failing target",
        _ => FaultWords.Plain(Kind),
    };
}
