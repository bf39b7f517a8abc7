using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Functions.Contract;
using Failover.LocalCloud.Client;

namespace Failover.Drill.Scenarios;

/// <summary>A run as one JSON document: what <c>drill run --json</c> prints.</summary>
internal sealed record RunDocument
{
    public required string Scenario { get; init; }

    public required int Seed { get; init; }

    /// <summary>
    /// <c>recovered</c>, <c>stood-down</c>, <c>unrecovered</c>, <c>drilled</c> or <c>monitoring-fault</c>; null if no execution ran.
    /// </summary>
    public required string? Outcome { get; init; }

    public required string? Expected { get; init; }

    public required bool Passed { get; init; }

    /// <summary>What does not hold; null if everything does.</summary>
    public required string? Complaint { get; init; }

    public required RecordDocument Record { get; init; }

    public required Durations Durations { get; init; }

    /// <summary>The application that follows the record.</summary>
    public required ClientDocument Client { get; init; }

    /// <summary>All applications, one of each kind of driver.</summary>
    public required IReadOnlyList<DriverOutage> Applications { get; init; }

    public required ExecutionDocument? Execution { get; init; }

    /// <summary>All executions that ran, in order of their start.</summary>
    public required IReadOnlyList<OtherExecutionDocument> Executions { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public required Report? Report { get; init; }

    /// <summary>All messages to operators, in the order in which they were sent.</summary>
    public required IReadOnlyList<Mail> Mails { get; init; }

    public static RunDocument From(ScenarioRun run)
    {
        var client = run.Client;
        return new RunDocument
        {
            Scenario = run.Scenario.Name,
            Seed = run.Seed,
            Outcome = run.Outcome is { } outcome ? EnumText.Kebab(outcome) : null,
            Expected = run.Scenario.Expected is { } expected ? EnumText.Kebab(expected) : null,
            Passed = run.Passed,
            Complaint = run.Complaint,
            Record = new RecordDocument(run.World.Spec.Record, run.RecordBefore, run.World.RecordValue),
            Durations = Durations.From(run),
            Client = new ClientDocument(
                Math.Round(client.OutageSeconds, 3), Math.Round(client.LongestOutageSeconds, 3),
                client.FailedWrites, client.AcknowledgedWrites, client.LostAcknowledgedWrites),
            Applications = [.. run.World.Clients.Select(DriverOutage.From)],
            Execution = run.Main is { } main ? ExecutionDocument.From(run, main) : null,
            Executions = [.. run.Ended.Select(e => new OtherExecutionDocument(
                e.Execution.Name, e.Execution.Status.Value, e.Report is { } report ? EnumText.Kebab(report.Outcome)
                    : null, e.Report?.Summary))],
            Timeline = run.Main?.Report?.Timeline ?? [],
            Report = run.Main?.Report,
            Mails = Mail.From(run),
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, RunJson.Readable.RunDocument);
}

/// <param name="Before">Where it pointed when the world began; null if there was no record.</param>
/// <param name="After">Where it pointed at the end.</param>
internal sealed record RecordDocument(string Name, string? Before, string? After);

/// <summary>What the application's users saw.</summary>
internal sealed record ClientDocument(
    double OutageSeconds, double LongestOutageSeconds, long FailedWrites, long AcknowledgedWrites, long LostAcknowledgedWrites);

/// <param name="Driver"><c>following</c>, <c>replica-set</c> or <c>direct</c>.</param>
/// <param name="OutageSeconds">Null if it could not write at the end, however long the writer had been back.</param>
internal sealed record DriverOutage(string Driver, double? OutageSeconds, long FailedWrites, long LostAcknowledgedWrites)
{
    public static DriverOutage From(ClientApplication client)
    {
        var report = client.Report();
        return new(
            EnumText.Kebab(client.Options.Driver), report.Writes ? Math.Round(report.OutageSeconds, 3) : null, report.FailedWrites,
            report.LostAcknowledgedWrites);
    }
}

/// <param name="Cost">The cost of this execution in US dollars: Step Functions' transitions, and Lambda's requests and compute.</param>
internal sealed record ExecutionDocument(string Name, string Status, int Transitions, int Invocations, double Cost)
{
    public static ExecutionDocument From(ScenarioRun run, EndedExecution main) => new(
        main.Execution.Name, main.Execution.Status.Value, main.Execution.Transitions, main.Invocations, run.CostOf(main));
}

internal sealed record OtherExecutionDocument(string Name, string Status, string? Outcome, string? Summary);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunDocument))]
internal sealed partial class RunJson : JsonSerializerContext
{
    public static RunJson Readable { get; } = new(ReadableOptions());

    /// <summary>For people as well as for programs; a context takes options of its own.</summary>
    public static JsonSerializerOptions ReadableOptions() => new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
