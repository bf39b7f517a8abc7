using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.StepFunctions.Model;
using Failover.Drill.Commands;
using Failover.Drill.OnAws;
using Failover.Drill.Worlds;
using Failover.LocalCloud.StepFunctions;

namespace Failover.Tests.Drill.Web;

/// <summary>
/// <c>drill follow ARN --web</c>, on a world in real time, and at a multiple of it once a test has seen what it must see before the end.
/// What it looks like is checked in Chromium.
/// </summary>
public sealed class FollowedPageServerTests : IDisposable
{
    private const double ToTheEnd = 40;
    private const string Phase = "data-phase=\"";

    private readonly HttpClient client = new();
    private readonly CancellationTokenSource stop = new();
    private readonly World world = new(new WorldSpec { HasApplication = false }, seed: 1);
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Page_OfAnExecution_FollowsItToItsEnd_AndStaysUntilCtrlC()
    {
        var following = Task.Run(() => Follow(port: 0));
        var url = await AddressAsync();
        var first = await client.GetStringAsync(url);

        url.Host.ShouldBe("127.0.0.1");
        first.ShouldContain($"{Phase}running\"");
        first.ShouldNotContain("id=\"live-toggle\"");
        (await WithHostAsync(url, "evil.example")).ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await client.PostAsync(new Uri(url, "control?action=pause"), content: null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        world.Cloud.Core.Time.Post(() => world.Cloud.Core.Time.SetPace(ToTheEnd));
        var version = long.Parse(Regex.Match(first, "data-version=\"(\\d+)\"").Groups[1].Value);
        var ended = await EventsUntilAsync(new Uri(url, $"events?after={version}"), "\"phase\":\"ended\"");
        ended.ShouldContain("drilled");
        var last = await client.GetStringAsync(url);
        last.ShouldContain($"{Phase}ended\"");
        last.ShouldContain("drilled</strong>");
        last.ShouldContain("rds:FailoverDBCluster");
        following.IsCompleted.ShouldBeFalse();

        await stop.CancelAsync();
        (await following).ShouldBe(ExitCodes.Passed, error.ToString());
        error.ToString().ShouldBeEmpty();
        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(url));
    }

    [Fact]
    public async Task CtrlC_WhileItRuns_EndsThePageAndSaysThatTheExecutionContinues()
    {
        var following = Task.Run(() => Follow(port: 0));
        var url = await AddressAsync();
        await stop.CancelAsync();

        (await following).ShouldBe(ExitCodes.Stopped);
        error.ToString().ShouldStartWith("No longer following; the execution continues.");
        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(url));
    }

    [Fact]
    public void Port_Taken_IsOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Follow(((IPEndPoint)other.LocalEndpoint).Port).ShouldBe(ExitCodes.Usage);
        error.ToString().Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("--web-port");
    }

    public void Dispose()
    {
        client.Dispose();
        stop.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private int Follow(int port)
    {
        var code = -1;
        var time = world.Cloud.Core.Time;
        time.Run(async () =>
        {
            world.Begin();
            await time.Delay(World.WarmUp, CancellationToken.None);
        });
        time.Run(
            async () =>
            {
                using var stepFunctions = new SimulatedStepFunctionsClient(world.Cloud.StepFunctions, world.Cloud.Core, "person");
                var input = new StartInput("orders-prod") { Drill = "failover", Reason = "game day" };
                var started = await stepFunctions.StartExecutionAsync(
                    new StartExecutionRequest { StateMachineArn = world.Cloud.StateMachine.Arn, Input = input.ToJson() },
                    CancellationToken.None);
                code = await FollowCommand.FollowAsync(
                    new InvocationConfiguration { Output = output, Error = error }, stepFunctions, started.ExecutionArn,
                    new FollowCommand.Choices(Json: false, input.Expects, WebPort: port), time, stop.Token);
            },
            pace: 1);
        return code;
    }

    /// <summary>Read on the world's own thread, which writes it.</summary>
    private async Task<Uri> AddressAsync()
    {
        while (true)
        {
            var read = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            world.Cloud.Core.Time.Post(() => read.SetResult(output.ToString()));
            if (Regex.Match(await read.Task, @"http://127\S+") is { Success: true } match)
            {
                return new Uri(match.Value);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private async Task<string> EventsUntilAsync(Uri events, string expected)
    {
        using var reader = new StreamReader(await client.GetStreamAsync(events));
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Contains(expected, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"Expected an event with {expected}, but the events ended.");
    }

    private async Task<HttpStatusCode> WithHostAsync(Uri url, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Host = host;
        return (await client.SendAsync(request)).StatusCode;
    }
}
