using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Faults;

/// <summary>Calls of an AWS API fail for a while; see <see cref="ApiFault"/>.</summary>
public sealed record ApiTrouble(
    TimeSpan At, TimeSpan Lasts, ApiFaultKind Kind, string Service, string Operation = "*", int Times = int.MaxValue,
    double Probability = 1, string? ErrorCode = null, TimeSpan? Delay = null, string? Caller = null)
    : Fault(At)
{
    public override string Describe() =>
        $"{FaultWords.Share(Times, Probability)} calls of {Service}:{Operation} go wrong "
            + $"({FaultWords.Plain(Kind)}{(ErrorCode is null ? "" : $" {ErrorCode}")}), {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud) => cloud.Core.Gate.Add(new ApiFault(Kind, Service, Operation, At, At + Lasts)
    {
        Times = Times,
        Probability = Probability,
        ErrorCode = ErrorCode,
        Caller = Caller,
        Delay = Delay ?? TimeSpan.FromSeconds(3),
    });
}

/// <summary>Invocations of a function fail for a while; see <see cref="LambdaFault"/>.</summary>
/// <param name="Function">Its logical id, or <c>*</c>.</param>
public sealed record LambdaTrouble(
    TimeSpan At, TimeSpan Lasts, LambdaFaultKind Kind, string Function = "*", int Times = int.MaxValue, double Probability = 1,
    TimeSpan? Delay = null)
    : Fault(At)
{
    public override string Describe() =>
        $"{FaultWords.Share(Times, Probability)} invocations of {(Function == "*" ? "any function" : Function)} go wrong "
            + $"({FaultWords.Plain(Kind)}), {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud) => cloud.Lambda.Add(new LambdaFault(Kind, Function, At, At + Lasts)
    {
        Times = Times,
        Probability = Probability,
        Delay = Delay ?? TimeSpan.FromSeconds(3),
    });
}

/// <summary>Route 53's API (only in us-east-1) is down for a while; name servers and health checks keep working.</summary>
public sealed record ControlPlaneOutage(TimeSpan At, TimeSpan Lasts) : Fault(At)
{
    public override string Describe() => $"Route 53's control plane is down, {FaultWords.For(Lasts)}: no record can be read or changed";

    public override void Strike(Cloud cloud)
    {
        cloud.Route53.ControlPlane.SetDown(true);
        cloud.Core.Time.After(Lasts, () => cloud.Route53.ControlPlane.SetDown(false));
    }
}

/// <summary>From now on, Route 53's propagation fails.</summary>
public sealed record PropagationTrouble(TimeSpan At, PropagationFault Fault, TimeSpan? Lasts = null) : Faults.Fault(At)
{
    public override string Describe() => $"Route 53's propagation goes wrong ({FaultWords.Plain(Fault)}), {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        cloud.Route53.Fault = Fault;
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => cloud.Route53.Fault = PropagationFault.None);
        }
    }
}

/// <summary>From now on, Route 53's changes take this long to be in sync.</summary>
public sealed record SlowPropagation(TimeSpan At, TimeSpan Takes) : Fault(At)
{
    public override string Describe() => $"Route 53 takes {FaultWords.Span(Takes)} until a change is in sync";

    public override void Strike(Cloud cloud) =>
        cloud.Route53.Options = cloud.Route53.Options with { Propagation = DurationRange.Exactly(Takes) };
}

/// <summary>Someone else creates a record of that type, or replaces the existing one.</summary>
public sealed record RecordPlaced(TimeSpan At, string Zone, string Record, string Type, string Value, long Ttl = 60) : Fault(At)
{
    public override string Describe() => $"someone else creates {Record} as {Type} {Value}";

    public override void Strike(Cloud cloud) => cloud.Route53.SetByOther(
        cloud.Route53.Zone(Zone), DnsRecord.Simple(Record, Type, Ttl, Value));
}

/// <summary>Someone creates another hosted zone of that name.</summary>
/// <param name="InVpc">Whether a private zone is associated with the cluster's VPC.</param>
public sealed record ZoneCreated(TimeSpan At, string Name, bool Private, bool InVpc = true) : Fault(At)
{
    public override string Describe() =>
        $"another {(Private ? "private" : "public")} zone {Name} is created{(Private && !InVpc ? ", for another VPC" : "")}";

    public override void Strike(Cloud cloud) => cloud.Route53.CreateZone(Name, Private, vpcs: Private && !InVpc ? [] : null);
}

/// <summary>Someone else points the record elsewhere.</summary>
public sealed record RecordMeddling(TimeSpan At, string Zone, string Record, string Value, long Ttl) : Fault(At)
{
    public override string Describe() => $"someone else points {Record} at {Value}, TTL {Ttl} s";

    public override void Strike(Cloud cloud) => Insistence.Change(cloud, () => cloud.Route53.SetByOther(
        cloud.Route53.Zone(Zone), DnsRecord.Simple(Record, "CNAME", Ttl, Value)));
}

/// <summary>Messages cannot be published.</summary>
public sealed record NotificationTrouble(TimeSpan At) : Fault(At)
{
    public override string Describe() => "messages can't be published any more";

    public override void Strike(Cloud cloud) => cloud.Sns.Failing = static _ => "a simulated fault";
}
