using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Views;

/// <summary>The matrix as a table with fixed columns, at most 80 wide: the same on a screen and in a pipe.</summary>
internal static class MatrixView
{
    private const int Width = 79;
    private const string Hanging = "     ";

    public static string Text(IReadOnlyList<MatrixRow> rows)
    {
        var text = new StringBuilder();
        Line("ID", "FAULT", "EXPECTED", "ACTUAL", "RECOVERY", "PASS");
        var complaint = "";
        foreach (var row in rows)
        {
            var recovery = row.RecoverySeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : "-";
            Line(row.Id, row.Fault, row.Expected, row.Actual, recovery, row.Passed ? "yes" : "NO");
            Wrap(text, row.Complaint is { Length: > 0 } same && same == complaint ? "the same" : row.Complaint);
            complaint = row.Complaint;
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"{rows.Count(r => r.Passed)} of {rows.Count}").ToString();

        void Line(string id, string fault, string expected, string actual, string recovery, string pass) => text.AppendLine(
            string.Create(CultureInfo.InvariantCulture, $"{id,-3}  {fault,-21} {expected,-12}  {actual,-12}  {recovery,10}  {pass}")
                .TrimEnd());
    }

    public static string Json(IReadOnlyList<MatrixRow> rows, int seed) => JsonSerializer.Serialize(
        new MatrixDocument(Passed(rows), seed, rows.Count(r => r.Passed), FaultMatrix.Rows.Count, rows), MatrixJson.Default.MatrixDocument);

    /// <summary>Whether every fault was played, and all that is right held.</summary>
    public static bool Passed(IReadOnlyList<MatrixRow> rows) => rows.Count == FaultMatrix.Rows.Count && rows.All(static row => row.Passed);

    private static void Wrap(StringBuilder text, string? complaint)
    {
        var line = new StringBuilder();
        foreach (var word in (complaint ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Hanging.Length + line.Length + 1 + word.Length > Width)
            {
                text.Append(Hanging).Append(line).AppendLine();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            text.Append(Hanging).Append(line).AppendLine();
        }
    }
}

/// <param name="Held">Rows that passed.</param>
/// <param name="Total">All faults of the matrix; fewer rows: it was ended before its end.</param>
internal sealed record MatrixDocument(bool Passed, int Seed, int Held, int Total, IReadOnlyList<MatrixRow> Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(MatrixDocument))]
internal sealed partial class MatrixJson : JsonSerializerContext;
