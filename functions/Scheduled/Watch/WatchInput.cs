using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Watch;

/// <summary>The input that the watch gives to the state machine: the same fields that the rule's input transformer writes.</summary>
internal sealed record WatchInput(string Cluster, string Reason, AlarmInfo Alarm);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchInput))]
internal sealed partial class WatchJson : JsonSerializerContext;
