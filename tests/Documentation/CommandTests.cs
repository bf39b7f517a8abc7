using System.CommandLine;
using System.Text.RegularExpressions;
using Failover.Drill.Commands;
using Failover.Drill.Scenarios;

namespace Failover.Tests.Documentation;

/// <summary>The commands on the pages can be parsed. Those that need no account are run by .ci/commands.py.</summary>
public sealed partial class CommandTests
{
    /// <summary>What a reader substitutes for a word in capitals.</summary>
    private static readonly Dictionary<string, string> Placeholders = new(StringComparer.Ordinal)
    {
        ["ARN"] = "arn:aws:states:eu-west-1:123456789012:stateMachine:orders-failover",
        ["EXECUTION-ARN"] = "arn:aws:states:eu-west-1:123456789012:execution:orders-failover:drill-1",
        ["REGION"] = "eu-west-1",
        ["NAME"] = "orders-prod",
        ["RESTORED"] = "orders-restored",
        ["SCENARIO"] = "writer-crash",
        ["SEED"] = "42",
    };

    private const string ReadinessMachine = "arn:aws:states:eu-west-1:123456789012:stateMachine:orders-readiness";

    public static TheoryData<string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            foreach (var (page, arguments) in Page.All
                .SelectMany(static page => Command().Matches(page.Text).Select(m => (page.Name, m.Groups["arguments"].Value.Trim())))
                .Distinct())
            {
                commands.Add(page, arguments);
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfAPage_IsUnderstood(string page, string arguments) =>
        Problems(arguments).ShouldBeEmpty($"{page}: dotnet run --project drill -- {arguments}");

    [Theory]
    [InlineData("run writer-endpiont")]
    [InlineData("run writer-crash --sed 7")]
    [InlineData("redy")]
    public void Command_Mistyped_IsNoticed(string arguments) => Problems(arguments).ShouldNotBeEmpty();

    private static IReadOnlyList<string> Problems(string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => Placeholders.GetValueOrDefault(word, word)).ToList();
        if (words[0] == "ready" && words.IndexOf(Placeholders["ARN"]) is var machine and >= 0)
        {
            words[machine] = ReadinessMachine;
        }

        var isScenario = words is ["run" or "live", [not '-', ..], ..];
        return
        [
            .. new RootCommand().WithDrills().Parse(words).Errors.Select(static error => error.Message),
            .. isScenario && ScenarioLibrary.Find(words[1]) is null ? [ScenarioLibrary.Unknown(words[1])] : Array.Empty<string>(),
        ];
    }

    [GeneratedRegex(@"dotnet run --project drill(?: -c Release)? -- (?<arguments>[^`|>\n]+)")]
    private static partial Regex Command();
}
