using System.CommandLine;
using System.Net;
using System.Text.Json;
using Failover.Drill.Commands;

namespace Failover.Tests.Drill.Commands;

public sealed class ServeCommandTests(ServedDrill drill) : IClassFixture<ServedDrill>
{
    private string Request => $$$"""
        {"request": {"cluster": "orders-prod"}, "execution": {"id": "{{{Machine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}}}:x",
         "stateMachine": "{{{Machine}}}", "startedAt": "{{{drill.Document.GetProperty("now").GetString()}}}"}}
        """;

    private string Machine => drill.Document.GetProperty("stateMachine").GetString()!;

    [Theory]
    [InlineData("VerifyClusterFunction")]
    [InlineData("failover-VerifyClusterFunction")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:failover-VerifyClusterFunction")]
    public async Task Invoke_ByIdNameOrArn_GivesTheHandlersAnswer(string function)
    {
        using var answer = await drill.InvokeAsync(function, Request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("X-Amz-Function-Error").ShouldBeFalse(await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("X-Amz-Executed-Version").ShouldBe(["$LATEST"]);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("state").GetString().ShouldBe("confirm");
    }

    [Fact]
    public async Task Invoke_HandlerThrows_AnswersWithTheErrorObject()
    {
        using var answer = await drill.InvokeAsync(
            "VerifyClusterFunction", Request.Replace("orders-prod", "nowhere", StringComparison.Ordinal));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Amz-Function-Error").ShouldBe(["Unhandled"]);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("errorType").GetString().ShouldBe("ClusterNotFoundException");
        body.RootElement.GetProperty("errorMessage").GetString()!.ShouldContain("'nowhere'");
        body.RootElement.GetProperty("stackTrace").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("NoSuchFunction", "{}", HttpStatusCode.NotFound, "ResourceNotFoundException")]
    [InlineData("VerifyClusterFunction", "{not json", HttpStatusCode.BadRequest, "InvalidRequestContentException")]
    public async Task Invoke_BadRequest_IsRefusedAsLambdaDoes(string function, string body, HttpStatusCode status, string error)
    {
        using var answer = await drill.InvokeAsync(function, body);
        await ShouldBeRefused(answer, status, error);
    }

    [Fact]
    public async Task Invoke_MoreThanSixMegabytes_IsTooLarge()
    {
        using var answer = await drill.InvokeAsync("VerifyClusterFunction", new string(' ', (6 * 1024 * 1024) + 1));
        await ShouldBeRefused(answer, HttpStatusCode.RequestEntityTooLarge, "RequestTooLargeException");
    }

    [Fact]
    public async Task Invoke_AsEvent_IsNotSupported()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, drill.FunctionUrl("VerifyClusterFunction"));
        request.Headers.Add("X-Amz-Invocation-Type", "Event");
        using var answer = await drill.Http.SendAsync(request);
        await ShouldBeRefused(answer, HttpStatusCode.NotImplemented, "NotImplemented");
    }

    [Fact]
    public async Task Get_AFunction_IsNotAllowed()
    {
        using var answer = await drill.Http.GetAsync(drill.FunctionUrl("VerifyClusterFunction"));
        await ShouldBeRefused(answer, HttpStatusCode.MethodNotAllowed, "MethodNotAllowedException");
    }

    [Fact]
    public async Task Post_ElsewhereThanToAFunction_SaysWhereTheyAre()
    {
        using var answer = await drill.Http.PostAsync(new Uri(drill.Url, "/functions/VerifyClusterFunction"), null);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("VerifyClusterFunction, CheckWriterFunction");
        await ShouldBeRefused(answer, HttpStatusCode.NotFound, "UnknownPathException");
    }

    [Fact]
    public void Definition_Written_NamesTheServedFunctions()
    {
        drill.Definition.ShouldNotContain("${");
        using var definition = JsonDocument.Parse(drill.Definition);
        var resource = definition.RootElement.GetProperty("States").GetProperty("VerifyCluster").GetProperty("Resource")
            .GetString().ShouldNotBeNull();

        // Without the version, whose number nobody would type.
        resource = resource[..resource.LastIndexOf(':')];
        drill.Document.GetProperty("functions").EnumerateArray().Select(f => f.GetProperty("arn").GetString()).ShouldContain(resource);
    }

    [Fact]
    public async Task Serve_PortTaken_SaysWhatToDo()
    {
        var printed = await CommandLine.RunAsync("serve", "--port", $"{drill.Url.Port}");
        printed.ShouldBe(new Printed(
            ExitCodes.Usage,
            "",
            $"Expected port {drill.Url.Port} of 127.0.0.1 to be free, but found that another program listens there. "
            + $"Name another with --port, or let --port 0 find a free one.{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("--port", "65536", "Expected --port to be a port from 0 to 65535, but found '65536'.")]
    [InlineData("--strike", "-1", "Expected --strike to be a number of seconds from 0 to 3600, but found '-1'.")]
    [InlineData("--scenario", "none", "Expected the name of a scenario, but found 'none'.")]
    [InlineData(
        "--definition", "/no/such/directory/definition.json", "Expected to write the definition to /no/such/directory/definition.json")]
    public async Task Serve_BadOption_IsAUsageError(string option, string value, string expected)
    {
        string[] port = option == "--port" ? [] : ["--port", "0"];
        var printed = await CommandLine.RunAsync(["serve", option, value, .. port]);
        printed.Code.ShouldBe(ExitCodes.Usage);
        printed.Output.ShouldBeEmpty();
        printed.Error.ShouldStartWith(expected);
    }

    [Fact]
    public async Task Serve_Shown_PrintsAnExampleThatWorks()
    {
        using var stop = new CancellationTokenSource();
        await using var output = new FirstWords("END");
        var running = RootCommands.RunAsync(["serve", "--port", "0"], new InvocationConfiguration { Output = output }, stop.Token);
        await Task.WhenAny(output.Said, running);
        var printed = output.ToString();
        var lines = printed.Split('\n').SkipWhile(line => !line.StartsWith("curl", StringComparison.Ordinal)).ToList();
        lines[0].ShouldBe("curl -s -d @- << END \\");
        var body = string.Concat(lines.Skip(2).TakeWhile(line => line != "END"));
        using var answer = await drill.PostAsync(new Uri(lines[1].Trim()), body);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"state\":\"confirm\"");
        printed.ShouldSuitAPipe();
        await stop.CancelAsync();
        (await running).ShouldBe(ExitCodes.Passed);
    }

    private static async Task ShouldBeRefused(HttpResponseMessage answer, HttpStatusCode status, string error)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Headers.GetValues("X-Amzn-ErrorType").ShouldBe([error]);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("Type").GetString().ShouldBe("User");
        body.RootElement.GetProperty("Message").GetString().ShouldNotBeNullOrEmpty();
    }
}
