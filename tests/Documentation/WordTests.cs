using System.Text.RegularExpressions;

namespace Failover.Tests.Documentation;

/// <summary>The commonest translations, which no reader expects of technical English.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void Pages_HaveNoTranslatedWords() =>
        Page.All.Where(static page => !page.IsGenerated)
            .SelectMany(static page => Translated().Matches(page.Prose).Select(m => $"{page.Name}: {m.Value}"))
            .ShouldBeEmpty("Expected the field's terms: an alarm is in ALARM, operators are notified, a record points to an endpoint.");

    [Theory]
    [InlineData("the alarm rings")]
    [InlineData("still ringing")]
    [InlineData("people are told")]
    [InlineData("the record leads to it")]
    [InlineData("the same at look 7")]
    [InlineData("a tag goes before it")]
    [InlineData("null where none stands")]
    [InlineData("the begin of the minute")]
    public void Translation_IsNoticed(string text) => Translated().IsMatch(text).ShouldBeTrue();

    [GeneratedRegex(
        @"\balarms? rings?\b|\bringing\b|\bpeople (are|were) told\b|\b(record|name)s? (leads?|led)\b|\b(leads?|led) (there|elsewhere)\b" +
        @"|\bat look \d|\bgo(es)? before\b|\bnull where\b|\bso takes\b|\bthe begin of\b|\bof yesterday\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Translated();
}
