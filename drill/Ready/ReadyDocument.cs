using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Drill.Ready;

/// <summary>What <c>drill ready --json</c> prints about one misconfiguration.</summary>
/// <param name="Broken">Its name.</param>
/// <param name="Expected">The checks that should name it.</param>
/// <param name="Named">The checks that did not answer yes.</param>
internal sealed record ReadyDocument(
    string? Broken, IReadOnlyList<string> Expected, IReadOnlyList<string> Named, bool Passed, ReadinessReport Report)
{
    public static ReadyDocument From(ReadyRun run) => new(run.Broken?.Name, run.Expected, run.Named, run.Passed, run.Report);
}

/// <summary>All misconfigurations.</summary>
/// <param name="Held">Cases that passed.</param>
internal sealed record ReadyDocuments(bool Passed, int Held, int Total, IReadOnlyList<ReadyDocument> Cases);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadinessReport))]
[JsonSerializable(typeof(ReadyDocument))]
[JsonSerializable(typeof(ReadyDocuments))]
internal sealed partial class ReadyJson : JsonSerializerContext
{
    /// <summary>Also reads what the state machine writes.</summary>
    public static ReadyJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
