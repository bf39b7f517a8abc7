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

    /// <summary>Comments, XML documentation included.</summary>
    [Theory]
    [InlineData("functions")]
    [InlineData("drill")]
    [InlineData("localcloud")]
    [InlineData("tests")]
    public void Comments_HaveNoTranslatedWords(string folder) =>
        Repository.Sources(folder).SelectMany(static file => File.ReadLines(file)
            .Where(static line => line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Translated().IsMatch(line))
            .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}"))
            .ShouldBeEmpty("Expected the field's terms, as in the pages.");

    [Theory]
    [InlineData("a writer that is healthy leads to no alarm")]
    [InlineData("there is no JSON in it")]
    [InlineData("the last checks led to a failover")]
    public void Sentence_OfTheField_IsNotNoticed(string text) => Translated().IsMatch(text).ShouldBeFalse();

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
    [InlineData("what each execution came to.")]
    [InlineData("as fast as it goes")]
    [InlineData("the same at each look")]
    [InlineData("a beat that can't be had")]
    [InlineData("it bears another name")]
    [InlineData("the record was led back")]
    [InlineData("the report of before")]
    public void Translation_IsNoticed(string text) => Translated().IsMatch(text).ShouldBeTrue();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Literal();

    /// <summary>Only what is never right here, so that no sentence has to be written around the list.</summary>
    [GeneratedRegex(
        @"\balarms? rings?\b|\bringing\b|\brang\b|\b(begins?|began) to ring\b|\brings? (again|unattended)\b" +
        @"|\b(people|person) (is|are|was|were) (told|sent)\b|\b(record|name)s? (leads?|led)\b|\b(leads?|led|leading) (there|elsewhere)\b" +
        @"|\b(is|was|were) led\b|\bled back\b|\b(leads?|leading) the record\b|\bat look \d|\b(each|last) look\b|\blooks in a row\b" +
        @"|\blook more\b|\bgo(es)? before\b|\bnull where\b|\bso takes\b|\b(the|its|their) begin\b|\bof (yesterday|before)\b" +
        @"|\bas fast as it goes\b|\bwhoever's merit\b|\b(be|is|was) had\b|\bin (the same|one) moment\b|\bonce a process\b" +
        @"|\bstood for long\b|\buntil lately\b|(?<!there )\bis no (JSON|ARN|violation)\b|\bwhat (\w+ ){1,3}(came|comes) to[.:,;<]" +
        @"|\bbears? (the|its|another|no|that|this) (name|id|time)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Translated();
}
