namespace Failover.Drill.Scenarios;

/// <summary>All scenarios, by name.</summary>
internal static class ScenarioLibrary
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. CoreScenarios.All, .. LossScenarios.All, .. EventScenarios.All, .. HeartbeatScenarios.All,
        .. InputScenarios.All, .. ClusterScenarios.All, .. ApiScenarios.All,
        .. RecordScenarios.All, .. ZoneScenarios.All, .. OwnerScenarios.All, .. WireScenarios.All,
        .. ExecutionScenarios.All, .. FleetScenarios.All, .. RegionScenarios.All, .. AheadScenarios.All,
        .. ApprovalScenarios.All, .. ControlPlaneScenarios.All, .. PromotionScenarios.All, .. EvidenceScenarios.All,
        .. CalendarScenarios.All,
    ];

    /// <summary>The scenario with that name or fault id, if any.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(s =>
        string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(s.Id, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The message if <see cref="Find"/> finds none.</summary>
    public static string Unknown(string name) => $"Expected the name of a scenario, but found '{name}'.{Suggest(name)} See: drill list";

    /// <summary>Suggests the closest name; empty if none is close.</summary>
    public static string Suggest(string name)
    {
        var near = All.FirstOrDefault(s => s.Name.Contains(name, StringComparison.OrdinalIgnoreCase)
            || name.Contains(s.Name, StringComparison.OrdinalIgnoreCase)
            || s.Name.Split('-').Intersect(name.Split('-', '_', ' '), StringComparer.OrdinalIgnoreCase).Any());
        return near is null ? "" : $" Did you mean {near.Name}?";
    }
}
