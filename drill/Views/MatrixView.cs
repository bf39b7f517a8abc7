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
        foreach (var row in rows)
        {
            var recovery = row.RecoverySeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : "-";
            Line(row.Id, row.Fault, row.Expected, row.Actual, recovery, row.Passed ? "yes" : "NO");
            Wrap(text, row.Complaint);
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"{rows.Count(r => r.Passed)} of {rows.Count}").ToString();

        void Line(string id, string fault, string expected, string actual, string recovery, string pass) => text.AppendLine(
            string.Create(CultureInfo.InvariantCulture, $"{id,-3}  {fault,-21} {expected,-12}  {actual,-12}  {recovery,10}  {pass}")
                .TrimEnd());
    }

    public static string Json(IReadOnlyList<MatrixRow> rows, int seed) => JsonSerializer.Serialize(
        new MatrixDocument(seed, rows.Count(r => r.Passed), rows.Count, rows), MatrixJson.Default.MatrixDocument);

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

internal sealed record MatrixDocument(int Seed, int Passed, int Total, IReadOnlyList<MatrixRow> Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(MatrixDocument))]
internal sealed partial class MatrixJson : JsonSerializerContext;
