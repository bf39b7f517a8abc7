using System.Text.Json;
using System.Text.Json.Serialization;

namespace Failover.Drill.Facts;

/// <summary>The file <c>facts.json</c>, which <c>drill accept</c> writes and <c>--facts</c> reads.</summary>
internal static class FactsFile
{
    private const string Expected = "a file that drill accept wrote";

    /// <exception cref="FactsException">It cannot be read, or is not such a file; the message says which, and what to do.</exception>
    public static MeasuredFacts Read(string path)
    {
        try
        {
            return Check(path, JsonSerializer.Deserialize(File.ReadAllText(path), FactsJson.Default.MeasuredFacts));
        }
        catch (JsonException e)
        {
            throw new FactsException($"Expected {path} to be {Expected}, but found: {e.Message} Run drill accept again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FactsException($"Expected {path} to be {Expected}, but it can't be read: {e.Message}", e);
        }
    }

    /// <exception cref="FactsException">It cannot be written.</exception>
    public static void Write(string path, MeasuredFacts facts)
    {
        try
        {
            File.WriteAllText(path, ToJson(facts) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FactsException($"Expected to write the facts to {path}, but could not: {e.Message}", e);
        }
    }

    public static string ToJson(MeasuredFacts facts) => JsonSerializer.Serialize(facts, FactsJson.Default.MeasuredFacts);

    private static MeasuredFacts Check(string path, MeasuredFacts? facts)
    {
        if (facts is not { Version: MeasuredFacts.CurrentVersion })
        {
            throw new FactsException(
                $"Expected {path} to have the version {MeasuredFacts.CurrentVersion}, but found "
                    + $"{facts?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}. Run drill accept again.");
        }

        foreach (var (name, range) in new[]
        {
            ("promotion", facts.Promotion), ("propagation", facts.Propagation), ("beatToMetric", facts.BeatToMetric),
            ("coldStart", facts.ColdStart),
        })
        {
            if (range is { IsValid: false })
            {
                throw new FactsException(
                    $"Expected {name} in {path} to have 0 < least <= median <= most <= {MeasuredRange.Longest} seconds and samples, but "
                        + $"found {range}.");
            }
        }

        return facts;
    }
}

/// <summary>A file of facts cannot be used. The message says what was expected, what was found and what to do.</summary>
internal sealed class FactsException(string message, Exception? inner = null) : Exception(message, inner);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(MeasuredFacts))]
internal sealed partial class FactsJson : JsonSerializerContext;
