using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Plans.Requests;

namespace Failover.Tests.Functions.Plans;

/// <summary>Input that is too long, and what is truncated.</summary>
public sealed class RequestSizeTests
{
    [Fact]
    public void Parse_HugeInput_IsRefusedBeforeItIsRead() =>
        Refused($$"""{"cluster": "a", "zone": "{{new string('x', 20_000)}}"}""")
            .ShouldTell("at most 16384 bytes", "found 200", "A request is as small as");

    [Theory]
    [InlineData("[\"", "\"]")]
    [InlineData("\"", "\"")]
    public void Parse_HugeArrayOrText_IsRefusedAsHuge(string left, string right) =>
        Refused(left + new string('x', 20_000) + right).ShouldTell("at most 16384 bytes", "found 200", "A request is as small as");

    [Theory]
    [InlineData(16_384, true)]
    [InlineData(16_385, false)]
    public void Parse_Size_CountsToTheByte(int bytes, bool fits)
    {
        const string Json = """{"cluster": "a"}""";
        var padded = Json[..^1] + new string(' ', bytes - Json.Length) + "}";
        if (fits)
        {
            Parse(padded).Cluster.ShouldBe("a");
        }
        else
        {
            Refused(padded).ShouldTell("at most 16384 bytes", "found 16385", "A request is as small as");
        }
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void Parse_LongIdentifier_IsShortenedToEightyCharacters(int length, bool cut)
    {
        var found = cut ? new string('a', 77) + "..." : new string('a', length);
        Refused($$"""{"cluster": "{{new string('a', length)}}"}""").ShouldTell("cluster identifier", $"found '{found}'", "not an ARN");
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void Parse_LongFieldName_IsShortenedToEightyCharacters(int length, bool cut) =>
        Refused($$"""{"{{new string('a', length)}}": 1}""").Message.ShouldContain(
            $"found '{(cut ? new string('a', 77) + "..." : new string('a', length))}'.");

    [Fact]
    public void Parse_LongestReason_IsTaken() =>
        Parse($$"""{"cluster": "a", "reason": "{{new string('x', 1024)}}"}""").Reason!.Length.ShouldBe(1024);

    [Fact]
    public void Parse_LongReason_IsCut()
    {
        var reason = Parse($$"""{"cluster": "a", "reason": "{{new string('x', 60_000)}}"}""").Reason.ShouldNotBeNull();
        reason.Length.ShouldBe(1024);
        reason.ShouldEndWith("x…");
    }
}
