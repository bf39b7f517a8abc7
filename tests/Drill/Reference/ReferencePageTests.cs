using System.Text.Json;
using Failover.Drill.Commands;
using Failover.Drill.Reference;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Tests.Architecture;

namespace Failover.Tests.Drill.Reference;

public sealed class ReferencePageTests
{
    [Theory]
    [InlineData("stack", "reference.md")]
    [InlineData("commands", "commands.md")]
    public void Page_InDocs_IsWhatTemplateAndCodeSay(string page, string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", file)).ReplaceLineEndings("\n").ShouldBe(
            ReferenceCommand.Compose(page), $"generate it again: dotnet run --project drill -- reference {page} > docs/{file}");

    [Fact]
    public void Fields_OfTheInput_AreThoseThatTheParserReads()
    {
        var unknown = Should.Throw<InvalidRequestException>(
            () => RequestParser.Parse(JsonDocument.Parse("""{"cluster": "orders-prod", "no-such-field": 1}""").RootElement)).Message;
        foreach (var field in InputReference.Fields.Select(f => f.Path.Split('.')[0]).Distinct())
        {
            unknown.ShouldContain(field);
        }

        InputReference.Fields.Select(f => f.Property).ShouldBe(
            typeof(FailoverRequest).GetProperties().Select(p => p.Name).Where(p => p != "EqualityContract"), ignoreOrder: true);
    }
}
