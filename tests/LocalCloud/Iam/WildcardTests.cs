using CsCheck;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class WildcardTests
{
    private static readonly Gen<string> Pattern = Gen.Char["ab*?"].Array[0, 7].Select(c => new string(c));
    private static readonly Gen<string> Text = Gen.Char["ab"].Array[0, 7].Select(c => new string(c));

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("rds:Describe*", "rds:DescribeDBClusters", true)]
    [InlineData("rds:Describe*s", "rds:DescribeDBClusters", true)]
    [InlineData("rds:Describe*s", "rds:DescribeDBCluster", false)]
    [InlineData("arn:aws:s3:::bucket/*/test/*", "arn:aws:s3:::bucket/1/2/test/3/4", true)]
    [InlineData("arn:aws:rds:*:cluster:orders", "arn:aws:rds:us-east-1:123456789012:cluster:orders", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("ABC", "abc", false)]
    public void Pattern_AgainstText_MatchesAsIamDocuments(string pattern, string text, bool expected) =>
        PolicyWildcard.Parse(pattern).IsMatch(text).ShouldBe(expected);

    [Theory]
    [InlineData("RDS:describe*", "rds:DescribeDBClusters")]
    [InlineData("rds:D?SCRIBE*S", "rds:DescribeDBClusters")]
    [InlineData("rds:describedbclusters", "rds:DescribeDBClusters")]
    public void Pattern_WithoutCase_MatchesOtherCase(string pattern, string text)
    {
        PolicyWildcard.Parse(pattern, ignoreCase: true).IsMatch(text).ShouldBeTrue();
        PolicyWildcard.Parse(pattern).IsMatch(text).ShouldBeFalse();
    }

    [Fact]
    public void AnyPattern_AgainstAnyText_MatchesLikeTheDefinition() =>
        Gen.Select(Pattern, Text).Sample((p, t) => PolicyWildcard.Parse(p).IsMatch(t) == Defined(p, t), iter: 20_000);

    [Fact]
    public void TwoPatterns_Intersect_ExactlyWhereSomeTextMatchesBoth()
    {
        // If two patterns of up to four characters overlap, they do so in a text of up to eight.
        var texts = Enumerable.Range(0, 9).SelectMany(n => Enumerable.Range(0, 1 << n)
            .Select(bits => new string([.. Enumerable.Range(0, n).Select(i => (bits >> i & 1) == 0 ? 'a' : 'b')]))).ToArray();
        var shortPattern = Gen.Char["ab*?"].Array[0, 4].Select(c => new string(c));
        Gen.Select(shortPattern, shortPattern).Sample(
            (a, b) =>
                PolicyWildcard.Intersect(PolicyWildcard.Compile(a), PolicyWildcard.Compile(b)) == texts.Any(
                    t => Defined(a, t) && Defined(b, t)),
            iter: 1_000);
    }

    // The definition itself, exponential and simple.
    private static bool Defined(string pattern, string text) =>
        pattern.Length == 0 ? text.Length == 0
        : pattern[0] == '*' ? Defined(pattern[1..], text) || (text.Length > 0 && Defined(pattern, text[1..]))
        : text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && Defined(pattern[1..], text[1..]);
}
