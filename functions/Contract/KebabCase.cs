using System.Text.Json;
using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

/// <summary>Serializes enumerations as the words that people read in the console: <c>stood-down</c>, <c>in-sync</c>.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
