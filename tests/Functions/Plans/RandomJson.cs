using CsCheck;

namespace Failover.Tests.Functions.Plans;

/// <summary>JSON that resembles a request: its own fields with values of any kind, plus a few strange ones.</summary>
internal static class RandomJson
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        "orders-prod", "act", "observe", "failover", "writer", "db.example.com", "2026-11-22T17:04:40.985+0000", "0001-01-01T00:00:00+1400",
        "", " ", "\\ud800", "\\u0000", "\\n", "é", "-", "ALARM");

    private static readonly Gen<string> Names = Gen.OneOf(
        "cluster", "mode", "drill", "reason", "alarm", "force", "record", "zone", "endpoint", "budgets", "kind", "name", "state",
        "stateChangedAt", "promotionSeconds", "inSyncSeconds", "probeSeconds", "detail-type", "\\ud800", "other");

    private static readonly Gen<string> Leaves = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "1e400", "-0", "30", "3600", "99999999999999999999"),
        Gen.Int.Select(i => $"{i}"),
        Texts.Select(t => $"\"{t}\""));

    public static Gen<string> Values { get; } = Nested(3);

    private static Gen<string> Nested(int depth) => depth == 0 ? Leaves : Gen.Frequency(
        (2, Leaves),
        (1, Nested(depth - 1).Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (5, Gen.Select(Names, Nested(depth - 1)).Array[0, 6].Select(fields =>
            $"{{{string.Join(',', fields.Select(f => $"\"{f.Item1}\":{f.Item2}"))}}}")));
}
