namespace Failover.Drill.Scenarios;

/// <summary>All scenarios, by name.</summary>
internal static class ScenarioLibrary
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. CoreScenarios.All, .. LossScenarios.All, .. EventScenarios.All, .. HeartbeatScenarios.All,
        .. InputScenarios.All, .. ClusterScenarios.All, .. ApiScenarios.All,
        .. RecordScenarios.All, .. OwnerScenarios.All, .. WireScenarios.All,
        .. ExecutionScenarios.All, .. FleetScenarios.All, .. RegionScenarios.All,
        .. ApprovalScenarios.All, .. ControlPlaneScenarios.All, .. PromotionScenarios.All,
    ];

    /// <summary>The scenario of that name or fault id; null where there is none.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(s =>
        string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(s.Id, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What to say where <see cref="Find"/> finds none.</summary>
    public static string Unknown(string name) => $"Expected the name of a scenario, but found '{name}'.{Suggest(name)} See: drill list";

    /// <summary>A hint at the nearest name, or nothing.</summary>
    public static string Suggest(string name)
    {
        var near = All.FirstOrDefault(s => s.Name.Contains(name, StringComparison.OrdinalIgnoreCase)
            || name.Contains(s.Name, StringComparison.OrdinalIgnoreCase)
            || s.Name.Split('-').Intersect(name.Split('-', '_', ' '), StringComparer.OrdinalIgnoreCase).Any());
        return near is null ? "" : $" Did you mean {near.Name}?";
    }
}
