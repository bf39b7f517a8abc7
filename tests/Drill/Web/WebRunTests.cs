using System.Net;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Drill.Web;
using Failover.Tests.Fakes;

namespace Failover.Tests.Drill.Web;

/// <summary>A run that a browser follows. What it looks like is checked in Chromium.</summary>
public sealed class WebRunTests : IAsyncDisposable
{
    private const double Fast = 500;

    private readonly HttpClient client = new();
    private readonly CancellationTokenSource stop = new();
    private readonly WebRun web = new(ScenarioLibrary.Find("region-lost")!, seed: 1, Fast);

    [Fact]
    public async Task Page_BeforeTheStart_SaysWhatIsAboutToBreak_AndWaits()
    {
        var playing = await web.StartAsync(0, watch: null, stop.Token);
        var page = await client.GetStringAsync(web.Url);

        web.Url.Host.ShouldBe("127.0.0.1");
        page.ShouldContain("What is about to break");
        page.ShouldContain("the region eu-west-1 is down, for good");
        page.ShouldContain("data-phase=\"ready\"");
        playing.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(playing);
    }

    [Fact]
    public async Task Run_Started_EndsAsWithoutABrowser_AndItsPageStays()
    {
        var playing = await web.StartAsync(0, watch: null, stop.Token);
        (await PostAsync("action=start", own: true)).ShouldBe(HttpStatusCode.NoContent);
        var (run, evidence) = await playing;

        RunDocument.From(run).ToJson().ShouldBe(RunDocument.From(ScenarioRun.Execute(run.Scenario, 1)).ToJson());
        var page = await client.GetStringAsync(web.Url);
        page.ShouldContain("data-phase=\"ended\"");
        page.ShouldContain("recovered</strong>");
        evidence.Now.ShouldBeNull();
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task Host_OtherThanLoopback_IsRefused(string host, HttpStatusCode expected)
    {
        await web.StartAsync(0, watch: null, stop.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Url);
        request.Headers.Host = host;
        (await client.SendAsync(request)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Request_WithoutTheSecretOrTheHeader_IsRefused()
    {
        await web.StartAsync(0, watch: null, stop.Token);
        (await client.GetAsync(new Uri(web.Url, "/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri(web.Url, "/live.js"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("action=start", own: false)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("action=stop", own: true)).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("action=pace&pace=NaN", own: true)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Sections_SinceAVersion_AreThoseThatChanged()
    {
        var evidence = await EvidenceAsync();
        var sections = new LiveSections();
        sections.Update(evidence, new LiveState(LiveState.Running, 1, 0, Controls: true));
        var (first, all) = await sections.NextAsync(0, CancellationToken.None);
        sections.Update(evidence with { Summary = "Another summary." }, new LiveState(LiveState.Running, 1, 1, Controls: true));
        var (second, changed) = await sections.NextAsync(first, CancellationToken.None);

        Ids(all).Count.ShouldBe(11);
        Ids(changed).ShouldBe(["outcome"]);
        // A page that is loaded again, and one whose server is another.
        Ids((await sections.NextAsync(0, CancellationToken.None)).Json).Count.ShouldBe(11);
        Ids((await sections.NextAsync(second + 100, CancellationToken.None)).Json).Count.ShouldBe(11);
    }

    /// <summary>What a day leaves makes the page no larger, and what is shown is the newest.</summary>
    [Fact]
    public async Task Sections_OfADay_ShowTheNewestAlone()
    {
        var evidence = await EvidenceAsync();
        var sections = new LiveSections();
        sections.Update(
            evidence with
            {
                Happenings = [.. Enumerable.Range(0, 100_000).Select(i =>
                    new Happening(evidence.Origin.AddSeconds(i), "application", $"happening {i}.", "plain"))],
            },
            new LiveState(LiveState.Running, 1, 0, Controls: true));
        var page = sections.Page();

        page.Length.ShouldBeLessThan(300_000);
        page.ShouldContain("happening 99999.");
        page.ShouldContain($"happening {100_000 - LiveSections.MostRows}.");
        page.ShouldNotContain($"happening {100_000 - LiveSections.MostRows - 1}.");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await web.DisposeAsync();
        client.Dispose();
        stop.Dispose();
    }

    private static List<string> Ids(string json) =>
        [.. Sample.Json(json).GetProperty("sections").EnumerateObject().Select(static section => section.Name)];

    private async Task<RunEvidence> EvidenceAsync()
    {
        var playing = await web.StartAsync(0, watch: null, stop.Token);
        web.Control("start");
        return (await playing).Evidence;
    }

    private async Task<HttpStatusCode> PostAsync(string query, bool own)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(web.Url, $"control?{query}"));
        if (own)
        {
            request.Headers.Add(PageEndpoint.OwnHeader, "1");
        }

        return (await client.SendAsync(request)).StatusCode;
    }
}
