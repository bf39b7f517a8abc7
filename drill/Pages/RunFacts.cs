using System.Globalization;
using System.Reflection;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Functions.Contract;

namespace Failover.Drill.Pages;

/// <summary>What an auditor asks for: which execution, which plan, and which version of everything.</summary>
internal static class RunFacts
{
    public static IReadOnlyList<Fact> From(ScenarioRun run)
    {
        var document = RunDocument.From(run);
        return
        [
            .. document.Execution is { } execution
                ? new Fact[]
                {
                    new("Execution", run.Main!.Execution.Arn),
                    new("Status", execution.Status),
                    new("State transitions", Number(execution.Transitions)),
                    new("Lambda invocations", Number(execution.Invocations)),
                    new("Cost", string.Create(CultureInfo.InvariantCulture, $"{execution.Cost * 100:0.000} US cents")),
                }
                : [],
            .. Plan(run.Main?.Report?.Plan),
            .. Application(document.Client),
            .. document.Executions.Where(other => other.Name != document.Execution?.Name)
                .Select(static other => new Fact($"Also: {other.Name}", $"{other.Outcome ?? other.Status}: {other.Summary}")),
            .. Versions(Definitions.Failover),
        ];
    }

    public static IEnumerable<Fact> Plan(Plan? plan) => plan is null ? [] :
    [
        new("Cluster", plan.Cluster),
        new("Record", $"{plan.Record} in zone {plan.Zone}"),
        new("Endpoint", EnumText.Kebab(plan.Endpoint)),
        new("Mode", EnumText.Kebab(plan.Mode)),
        .. plan.Reason is { } reason ? new[] { new Fact("Started because", reason) } : [],
        .. plan.Alarm is { } alarm ? new[] { new Fact("Alarm", $"{alarm.Name} ({alarm.State})") } : [],
    ];

    public static IEnumerable<Fact> Versions(string definition) =>
    [
        new("drill", Assembly.GetExecutingAssembly()
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "no version"),
        new("SHA-256 of the definition drawn", Definitions.Sha256(definition)),
    ];

    private static IEnumerable<Fact> Application(ClientDocument client) =>
    [
        new("Application", string.Create(
            CultureInfo.InvariantCulture,
            $"{client.AcknowledgedWrites} writes acknowledged, {client.LostAcknowledgedWrites} of them lost; {client.FailedWrites} failed; "
                + $"{client.OutageSeconds:0.0} s without writes in total")),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
