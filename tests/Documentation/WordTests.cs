using System.Text.RegularExpressions;
using Failover.Tests.Architecture;

namespace Failover.Tests.Documentation;

/// <summary>The most common translated phrases, which no reader expects in technical English.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void Pages_HaveNoTranslatedWords() =>
        Page.All.Where(static page => !page.IsGenerated)
            .SelectMany(static page => Translated().Matches(page.Prose).Select(m => $"{page.Name}: {m.Value}"))
            .ShouldBeEmpty("Expected the field's terms: an alarm is in ALARM, operators are notified, a record points to an endpoint.");

    /// <summary>The messages of the programs.</summary>
    [Theory]
    [InlineData("functions")]
    [InlineData("drill")]
    [InlineData("localcloud")]
    public void Messages_HaveNoTranslatedWords(string folder) =>
        Repository.Sources(folder).SelectMany(static file => File.ReadLines(file)
            .Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(static line => Literal().Matches(line)).Where(static text => Translated().IsMatch(text.Value))
            .Select(text => $"{Path.GetRelativePath(Repository.Root, file)}: {text.Value}"))
            .ShouldBeEmpty("Expected the field's terms, as in the pages.");

    [Fact]
    public void Template_HasNoTranslatedWords() =>
        File.ReadLines(Path.Combine(Repository.Root, "template.yaml")).Where(static line => Translated().IsMatch(line)).ShouldBeEmpty();

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

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"\balarms? rings?\b|\bringing\b|\bpeople (are|were) told\b|\b(record|name)s? (leads?|led)\b|\b(leads?|led) (there|elsewhere)\b" +
        @"|\bat look \d|\bgo(es)? before\b|\bnull where none\b|\bso takes\b|\bthe begin of\b|\bof yesterday\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Translated();
}
