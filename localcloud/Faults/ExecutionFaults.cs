using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Faults;

/// <summary>An operator starts an execution.</summary>
public sealed record StartByHand(TimeSpan At, string Input) : Fault(At)
{
    public override string Describe() => $"an operator starts an execution with {Input}";

    public override void Strike(Cloud cloud)
    {
        // Step Functions is regional: nothing can be started in a region that is down.
        if (!cloud.Core.IsDown)
        {
            cloud.StartExecution(Input);
        }
    }
}

/// <summary>
/// Strikes once, as soon as an execution enters a state after <c>At</c>. <paramref name="Then"/> counts its time from that moment.
/// </summary>
/// <param name="Saying">Strikes only if the state's input contains this text; null for any input.</param>
public sealed record UponState(TimeSpan At, string State, Fault Then, string? Saying = null) : Fault(At)
{
    public override string Describe() =>
        $"as soon as an execution enters {State}{(Saying is null ? "" : $" saying {Saying}")}: {Then.Describe()}";

    public override void Strike(Cloud cloud)
    {
        cloud.StepFunctions.StateEntered += Enter;

        void Enter(StepFunctions.Running.StateChange change)
        {
            if (change.State == State && (Saying is null || change.Data.Contains(Saying, StringComparison.Ordinal)))
            {
                cloud.StepFunctions.StateEntered -= Enter;
                cloud.Schedule(Then with { At = cloud.Core.Time.Elapsed + Then.At });
            }
        }
    }
}

/// <summary>
/// Strikes once, as soon as this API call is made after <c>At</c>, before the call arrives. <paramref name="Then"/> counts its time from
/// that moment.
/// </summary>
public sealed record UponCall(TimeSpan At, string Service, string Operation, Fault Then) : Fault(At)
{
    public override string Describe() => $"as soon as {Service}:{Operation} is called: {Then.Describe()}";

    public override void Strike(Cloud cloud)
    {
        cloud.Core.Gate.Called += Call;

        void Call(ApiCall call)
        {
            if (call.Service == Service && call.Operation == Operation)
            {
                cloud.Core.Gate.Called -= Call;
                cloud.Schedule(Then with { At = cloud.Core.Time.Elapsed + Then.At });
            }
        }
    }
}
