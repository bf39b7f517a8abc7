using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Functions.Executions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LedAway))]
internal sealed partial class LedAwayJson : JsonSerializerContext;
