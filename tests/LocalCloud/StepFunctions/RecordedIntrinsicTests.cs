using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Failover.Tests.LocalCloud.StepFunctions;

/// <summary>Recorded results of AWS's intrinsic functions, from the file in Cases.</summary>
public sealed partial class RecordedIntrinsicTests
{
    private static readonly JsonArray Cases = CaseFile.Read("intrinsics")["cases"]!.AsArray();

    /// <summary>A call, its input, and its position in the file; the first two are for the test's name.</summary>
    public static IEnumerable<object[]> Calls =>
        Cases.Select(static (one, i) => new object[] { one!["call"]!.GetValue<string>(), one["input"]!.ToJsonString(CaseFile.Plain), i });

    [Theory]
    [MemberData(nameof(Calls))]
    public void Function_OfARecordedCase_ReturnsAsOnAws(string call, string input, int place)
    {
        var execution = new Bed().Run(
            Bed.One($$"""{"Type":"Pass","Parameters":{"r.$":{{JsonValue.Create(call)!.ToJsonString()}}},"OutputPath":"$.r","End":true}"""),
            Repeated().Replace(
                input, static m => new string(m.Groups[2].Value[0], int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))));
        var isResult = Cases[place]!.AsObject().TryGetPropertyValue("result", out var result);

        execution.Error.ShouldBe(isResult ? null : "States.IntrinsicFailure");
        execution.Output.ShouldBe(isResult ? result?.ToJsonString(CaseFile.Plain) ?? "null" : null);
    }

    [GeneratedRegex(@"\{(\d+)\*(.)\}")]
    private static partial Regex Repeated();
}
