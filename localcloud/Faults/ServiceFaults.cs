using System.Text.Json.Nodes;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud.Faults;

/// <summary>Calls of an AWS API go wrong for a while; see <see cref="ApiFault"/>.</summary>
public sealed record ApiTrouble(TimeSpan At, TimeSpan Lasts, ApiFaultKind Kind, string Service, string Operation = "*", int Times = int.MaxValue, double Probability = 1, string? ErrorCode = null)
    : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.Core.Gate.Add(new ApiFault(Kind, Service, Operation, At, At + Lasts)
    {
        Times = Times,
        Probability = Probability,
        ErrorCode = ErrorCode,
    });
}

/// <summary>Invocations of a function go wrong for a while; see <see cref="LambdaFault"/>.</summary>
/// <param name="Function">Its logical id, or <c>*</c>.</param>
public sealed record LambdaTrouble(TimeSpan At, TimeSpan Lasts, LambdaFaultKind Kind, string Function = "*", int Times = int.MaxValue, double Probability = 1)
    : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.Lambda.Add(new LambdaFault(Kind, Function, At, At + Lasts)
    {
        Times = Times,
        Probability = Probability,
    });
}

/// <summary>Route 53's propagation goes wrong from now on.</summary>
public sealed record PropagationTrouble(TimeSpan At, PropagationFault Fault, TimeSpan? Lasts = null) : Faults.Fault(At)
{
    public override void Strike(Cloud cloud)
    {
        cloud.Route53.Fault = Fault;
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => cloud.Route53.Fault = PropagationFault.None);
        }
    }
}

/// <summary>Somebody else points the record elsewhere.</summary>
public sealed record RecordMeddling(TimeSpan At, string Zone, string Record, string Value, long Ttl) : Fault(At)
{
    public override void Strike(Cloud cloud) => Insistence.Change(cloud, () => cloud.Route53.SetByOther(
        cloud.Route53.Zone(Zone), DnsRecord.Simple(Record, "CNAME", Ttl, Value)));
}

/// <summary>An event arrives on the bus, as recorded.</summary>
public sealed record EventArrival(TimeSpan At, JsonNode Event) : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.EventBridge.Put(Event.DeepClone());
}

/// <summary>Somebody sets an alarm's state by hand, as <c>aws cloudwatch set-alarm-state</c> does.</summary>
public sealed record AlarmSet(TimeSpan At, string Alarm, string Reason = "set by hand") : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.CloudWatch.SetAlarmState(Alarm, CloudWatch.AlarmValue.Alarm, Reason);
}

/// <summary>A person starts an execution.</summary>
public sealed record StartByHand(TimeSpan At, string Input) : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.StartExecution(Input);
}

/// <summary>Deliveries of EventBridge go wrong for a while; see <see cref="EventFault"/>.</summary>
/// <param name="Source">The events' source, or <c>*</c>.</param>
public sealed record EventTrouble(TimeSpan At, TimeSpan Lasts, EventFaultKind Kind, TimeSpan Delay, string Source = "aws.cloudwatch", int Times = int.MaxValue)
    : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.EventBridge.Add(new EventFault(Kind, At, At + Lasts)
    {
        Source = Source,
        Delay = Delay,
        Times = Times,
    });
}

/// <summary>Messages can't be published.</summary>
public sealed record NotificationTrouble(TimeSpan At) : Fault(At)
{
    public override void Strike(Cloud cloud) => cloud.Sns.Failing = static _ => "a simulated fault";
}
