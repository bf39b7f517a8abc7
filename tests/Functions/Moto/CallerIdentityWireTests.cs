using System.CommandLine;
using System.Text.Json.Nodes;
using Failover.Drill.Commands;
using Failover.Drill.OnAws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Moto;

/// <summary>The approver's identity, from STS to the report's words.</summary>
[Collection(MotoTests.Name)]
public sealed class CallerIdentityWireTests(MotoServer moto)
{
    [MotoFact]
    public async Task Find_SignedCall_GivesTheCallersArn() =>
        (await CallerIdentity.FindAsync(new Clients(moto.Url).SecurityTokens, CancellationToken.None))
            .ShouldNotBeNull().ShouldMatch(@"^arn:aws:sts::\d{12}:");

    [MotoFact]
    public async Task Approve_ItsAnswer_NamesTheCaller()
    {
        using var server = AwsShapedServer.Text(200, AwsShapedServer.JsonType, "{}");
        using var output = new StringWriter();

        await AnswerCommands.SendAsync(
            new InvocationConfiguration { Output = output }, new Clients(server.Url).StepFunctions, new Clients(moto.Url).SecurityTokens,
            "a-token", new(true, "ada", null), json: true, CancellationToken.None);

        var sent = JsonNode.Parse(server.Bodies.ShouldHaveSingleItem())!["output"]!.ToString();
        using var answer = System.Text.Json.JsonDocument.Parse(sent);
        Approval.Read(answer.RootElement).Author.ShouldStartWith(" by ada (as arn:aws:sts::");
        JsonNode.Parse(output.ToString())!["as"]!.ToString().ShouldStartWith("arn:aws:sts::");
    }
}
