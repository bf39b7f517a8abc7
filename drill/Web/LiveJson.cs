using System.Text.Json.Serialization;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Web;

/// <summary>What an event carries.</summary>
internal sealed record LiveUpdate(LiveState State, IReadOnlyDictionary<string, string> Sections);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveUpdate))]
internal sealed partial class LiveJson : JsonSerializerContext;
