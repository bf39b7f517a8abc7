using System.Text.Json;
using System.Text.RegularExpressions;
using Failover.Functions.Contract;
using Failover.Tests.Architecture;

namespace Failover.Tests.Documentation;

/// <summary>Every message that operators receive, and every fix that they are asked for, is covered by the pages.</summary>
public sealed partial class CoverageTests
{
    [Fact]
    public void Runbook_ExplainsEverySubject()
    {
        var runbook = Page.Find("docs/runbook.md").Text;
        var subjects = Enum.GetValues<Outcome>().Select(static outcome => EnumText.Kebab(outcome).ToUpperInvariant())
            .Concat(Found(Subject(), "functions")).ToList();

        subjects.Count.ShouldBeGreaterThan(Enum.GetValues<Outcome>().Length);
        subjects.Where(subject => !runbook.Contains($"`[{subject}]", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Runbook_ExplainsEveryAlarm()
    {
        var runbook = Page.Find("docs/runbook.md").Text;
        var alarms = Alarm().Matches(File.ReadAllText(Path.Combine(Repository.Root, "template.yaml")))
            .Select(static m => m.Groups["name"].Value).ToList();

        alarms.ShouldNotBeEmpty();
        alarms.Where(alarm => !runbook.Contains($"`...-{alarm}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Readiness_ExplainsEveryCheck()
    {
        var page = Page.Find("docs/readiness.md").Text;
        var checks = Found(Check(), "functions").ToList();

        checks.Count.ShouldBeGreaterThan(15);
        checks.Where(check => !page.Contains($"| `{check}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Invariants_OfTheSimulation_AreExplained()
    {
        var page = Page.Find("docs/architecture.md").Text;

        Found(Invariant(), "drill/Simulation").Where(name => !page.Contains($"| `{name}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_AreAllListed() =>
        Page.All.Where(static page => page.Name.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Select(static page => Path.GetFileName(page.Path)).Where(static name => name != "README.md")
            .Except(Page.Find("docs/decisions/README.md").Links, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Version_IsTheSameForAllPackages()
    {
        var version = Version().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"))).Groups["version"].Value;

        version.ShouldNotBeEmpty();
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "clients", "node", file)));
            json.RootElement.GetProperty("version").GetString().ShouldBe(version, $"clients/node/{file}");
        }

        File.ReadAllText(Path.Combine(Repository.Root, "template.yaml")).ShouldContain($"\n    SemanticVersion: {version}\n");
    }

    private static IEnumerable<string> Found(Regex pattern, string folder) =>
        Repository.Sources(folder).SelectMany(file => pattern.Matches(File.ReadAllText(file)).Select(static m => m.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"SnsSubject\.From\(\s*\$""\[(?<name>[A-Z ]+)\]")]
    private static partial Regex Subject();

    [GeneratedRegex(@"AlarmName: !Sub ""?\$\{ClusterIdentifier\}-(?<name>[a-z-]+)")]
    private static partial Regex Alarm();

    [GeneratedRegex(@"new Check\(\s*""(?<name>[a-z-]+)""")]
    private static partial Regex Check();

    [GeneratedRegex(@"const string \w+ = ""(?<name>[a-z-]+)""")]
    private static partial Regex Invariant();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>")]
    private static partial Regex Version();
}
