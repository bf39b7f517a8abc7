namespace Failover.Functions.Clusters;

/// <summary>A cluster parameter group as its region's API shows it.</summary>
/// <param name="Values">Every parameter, by name.</param>
internal sealed record ParameterGroupView(string Name, IReadOnlyDictionary<string, ParameterView> Values);

/// <param name="Value">Null if the engine leaves it unset.</param>
/// <param name="IsOwn">Whether somebody set it; otherwise it is the engine's default.</param>
internal sealed record ParameterView(string? Value, bool IsOwn);
