using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>A state failed; Retry and Catch match its error name.</summary>
internal sealed class StateFailedException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    /// <summary>Null if a Fail state or a failed callback gives none.</summary>
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    /// <summary>What a Catch receives: null for unknown fields, but an empty cause for a timeout, as recorded on AWS.</summary>
    public ObjectValue Output =>
        ObjectValue.From(("Error", Text(Error)), ("Cause", Text(Cause ?? (Error == ErrorNames.Timeout ? "" : null))));

    private static Value Text(string? text) => text is null ? NullValue.Instance : new StringValue(text);

    public static StateFailedException Runtime(string cause) => new(ErrorNames.Runtime, cause);
}
