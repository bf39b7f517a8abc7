using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Functions.Aws;

namespace Failover.Drill.Pages;

/// <summary>What an execution's history proves on its own: its states, probes, messages and writes.</summary>
internal sealed class HistoryReading
{
    private readonly List<StateVisit> visits = [];
    private readonly List<Proof> proofs = [];
    private readonly List<DnsChange> dnsChanges = [];
    private readonly List<Mail> mails = [];
    private readonly List<ApiWrite> writes = [];

    private readonly string region;

    /// <param name="region">The region in which the execution ran.</param>
    public HistoryReading(IEnumerable<HistoryEvent> history, string region)
    {
        this.region = region;
        foreach (var happened in history)
        {
            Add(happened);
        }
    }

    public IReadOnlyList<StateVisit> Visits => visits;

    public IReadOnlyList<Proof> Proofs => proofs;

    public IReadOnlyList<DnsChange> DnsChanges => dnsChanges;

    /// <summary>What the state machine published, including the token of a request for approval.</summary>
    public IReadOnlyList<Mail> Mails => mails;

    public IReadOnlyList<ApiWrite> Writes => writes;

    /// <summary>Reads the next event. The event itself is not kept: its data can be 256 KiB, and a history has up to 25,000.</summary>
    public void Add(HistoryEvent happened)
    {
        var at = AwsTime.Utc(happened.Timestamp ?? default);
        switch (happened)
        {
            case { StateEnteredEventDetails.Name: { } name }:
                visits.Add(new StateVisit(name, at, null));
                break;
            case { StateExitedEventDetails: { Name: { } name } exited }:
                Leave(name, JsonNode.Parse(exited.Output ?? "null") as JsonObject, at);
                break;
            case { TaskScheduledEventDetails: { ResourceType: "sns", Parameters: { } parameters } }:
                Publish(JsonNode.Parse(parameters), at);
                break;
        }
    }

    private void Leave(string state, JsonObject? output, DateTimeOffset at)
    {
        if (visits.FindLastIndex(visit => visit.State == state && visit.Until is null) is >= 0 and var index)
        {
            visits[index] = visits[index] with { Until = at };
        }

        switch (state)
        {
            case "ProbeWriter" when Field(output, "probe") is { } probe:
                proofs.Add(new Proof(
                    at, Number(probe, "attempt"), Text(probe, "outcome") ?? "", Text(probe, "reason") ?? "", Number(probe, "proofs")));
                break;
            case "UpsertCname" when Changed(Field(output, "record")) is { } record:
                Swap(record, at);
                break;
            case "FlipSwitch" when Changed(Field(output, "record")) is { } record:
                Write("cloudwatch:PutMetricData", "FlipSwitchFunction", Text(record, "name"), at);
                break;
            case "TriggerDrill" when Field(output, "drill") is { } drill && Text(drill, "state") == "started":
                Write("rds:FailoverDBCluster", "TriggerDrillFunction", Text(drill, "from"), at);
                break;
            case "PromoteRegion" when Field(Field(output, "region"), "promotion") is { } promotion
                && Text(promotion, "state") == "started":
                Write(
                    Text(promotion, "planned") == "true" ? "rds:SwitchoverGlobalCluster" : "rds:FailoverGlobalCluster",
                    "PromoteRegionFunction", Text(promotion, "member"), at);
                break;
        }
    }

    private void Swap(JsonObject record, DateTimeOffset at)
    {
        const string By = "UpsertCnameFunction";
        Write("route53:ChangeResourceRecordSets", By, Text(record, "name"), at);
        dnsChanges.Add(new DnsChange(at, Text(record, "name") ?? "", "CNAME", Text(record, "before"), Text(record, "target"), By));
        if (Field(record, "reader") is { } reader)
        {
            dnsChanges.Add(new DnsChange(at, Text(reader, "name") ?? "", "CNAME", Text(reader, "before"), Text(reader, "target"), By));
        }
    }

    private void Publish(JsonNode? parameters, DateTimeOffset at)
    {
        mails.Add(new Mail(at, region, Text(parameters, "Subject"), Text(parameters, "Message") ?? ""));
        Write("sns:Publish", "states", Text(parameters, "TopicArn"), at);
    }

    private void Write(string action, string caller, string? resource, DateTimeOffset at) =>
        writes.Add(new ApiWrite(at, action, caller, resource ?? "*", 1, at));

    private static JsonObject? Changed(JsonObject? record) => Text(record, "state") == "changed" ? record : null;

    private static JsonObject? Field(JsonObject? node, string name) => node?[name] as JsonObject;

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject found && found[name] is JsonValue value ? value.ToString() : null;

    private static int Number(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue(out int number) ? number : 0;
}
