using System.CommandLine;
using System.Text.RegularExpressions;
using Failover.Drill.Commands;

namespace Failover.Tests.Documentation;

/// <summary>What the pages tell people to type is understood; nothing is run.</summary>
public sealed partial class CommandTests
{
    /// <summary>What a reader puts in the place of a word in capitals.</summary>
    private static readonly IReadOnlyDictionary<string, string> Placeholders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ARN"] = "arn:aws:states:eu-west-1:123456789012:stateMachine:orders-failover",
        ["EXECUTION-ARN"] = "arn:aws:states:eu-west-1:123456789012:execution:orders-failover:drill-1",
        ["REGION"] = "eu-west-1",
        ["NAME"] = "orders-prod",
        ["RESTORED"] = "orders-restored",
        ["SCENARIO"] = "writer-crash",
        ["SEED"] = "42",
    };

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
    public void Command_OfAPage_IsUnderstood(string page, string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => Placeholders.GetValueOrDefault(word, word)).ToList();

        new RootCommand().WithDrills().Parse(words).Errors.Select(static error => error.Message)
            .ShouldBeEmpty($"{page}: dotnet run --project drill -- {arguments}");
    }

    [Fact]
    public void Command_Mistyped_IsNoticed() =>
        new RootCommand().WithDrills().Parse(["run", "writer-endpiont"]).Errors.ShouldNotBeEmpty();

    [GeneratedRegex(@"dotnet run --project drill(?: -c Release)? -- (?<arguments>[^`|\n]+)")]
    private static partial Regex Command();
}
