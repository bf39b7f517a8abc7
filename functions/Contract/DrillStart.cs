using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<DrillState>))]
public enum DrillState
{
    /// <summary>This execution started it.</summary>
    Started,

    /// <summary>A failover was under way already: none was started.</summary>
    Attached,
}

/// <summary>A failover that a drill started.</summary>
/// <param name="Kind">What kind of drill it is.</param>
/// <param name="From">The writer that it replaces.</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record DrillStart(DrillState State, DrillKind Kind, string From, string Reason, DateTimeOffset At) : IStepResult<DrillState>
{
    public static DrillStart Started(string from, DateTimeOffset at) =>
        new(DrillState.Started, DrillKind.Failover, from, $"failover away from {from} started on purpose", at);

    public static DrillStart Attached(string from, DateTimeOffset at) =>
        new(DrillState.Attached, DrillKind.Failover, from, $"a failover away from {from} was already under way", at);
}
