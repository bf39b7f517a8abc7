using CsCheck;
using Failover.Drill.Views;

namespace Failover.Tests.Drill.Views;

public sealed class ViewTests
{
    [Fact]
    public void TextWrap_AnyText_KeepsAllOfItWithinTheWidth() =>
        Gen.Select(Gen.String[Gen.Char["ab .-\n\t"], 0, 300], Gen.Int[1, 90]).Sample((text, width) =>
        {
            var lines = TextWrap.Lines(text, width).ToList();
            return lines.Count > 0
                && lines.TrueForAll(line => line.Length <= width && line == line.Trim())
                && Letters(string.Concat(lines)) == Letters(text);
        });

    [Fact]
    public void TextWrap_NumberAndUnit_StayTogether() =>
        TextWrap.Lines($"checking in 10{TextWrap.NoBreak}s", 12).ShouldBe(["checking in", "10 s"]);

    [Theory]
    [InlineData("orders-prod-2.c8r3zq0example.us-east-1.docdb.amazonaws.com is up", "orders-prod-2 is up")]
    [InlineData("a -> orders-prod.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com", "a -> the cluster endpoint of orders-prod")]
    [InlineData("arn:aws:cloudwatch:us-east-1:123456789012:alarm:orders-writer-down rings", "orders-writer-down rings")]
    [InlineData("arn:aws:states:us-east-1:123456789012:execution:failover:run-1", "run-1")]
    [InlineData("ababbc5f-be18-1f1a-3289-8e848478c904 started", "ababbc5f started")]
    [InlineData("db.shop.example points to nothing", "db.shop.example points to nothing")]
    public void ShortNames_Text_UsesEverydayNames(string text, string expected) => ShortNames.In(text).ShouldBe(expected);

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
