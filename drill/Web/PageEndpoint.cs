using System.Globalization;
using Failover.Drill.Pages.Markup;
using Microsoft.AspNetCore.Http;

namespace Failover.Drill.Web;

/// <summary>
/// One request: the page, its script, its events, or a control. Refuses what a page of somebody else could send: a host that is not
/// loopback (DNS rebinding), and a control without the header that a browser lets only this page send.
/// </summary>
internal sealed class PageEndpoint(LiveSections sections, string secret, Action<string, double>? control, CancellationToken stopping)
{
    /// <summary>A header that no form has: another origin may not send it without asking first, and is not allowed.</summary>
    public const string OwnHeader = "X-Drill";

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Hosts = ["127.0.0.1", "localhost", "[::1]"];
    private static readonly string Script = Asset.Text("live.js");

    /// <summary>A page is brought up to date twice a second at the most.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            await RefuseAsync(response, 421, "Expected this machine's loopback as the host.");
            return;
        }

        var isRead = HttpMethods.IsGet(request.Method);
        switch (request.Path.Value)
        {
            case var path when path == $"/{secret}/" && isRead:
                await TextAsync(response, "text/html; charset=utf-8", sections.Page());
                break;
            case var path when path == $"/{secret}/live.js" && isRead:
                await TextAsync(response, "text/javascript; charset=utf-8", Script);
                break;
            case var path when path == $"/{secret}/events" && isRead:
                await EventsAsync(context);
                break;
            case var path when path == $"/{secret}/control" && HttpMethods.IsPost(request.Method):
                await ControlAsync(request, response);
                break;
            default:
                await RefuseAsync(response, 404, "Expected the address that drill printed.");
                break;
        }
    }

    private async Task EventsAsync(HttpContext context)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var (request, response) = (context.Request, context.Response);

        // A browser that connects again says what it had last.
        var known = Number(request.Headers["Last-Event-ID"]) ?? Number(request.Query["after"]) ?? 0;
        response.ContentType = "text/event-stream";
        try
        {
            while (true)
            {
                var (version, json) = await sections.NextAsync(known, ends.Token);
                await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {version}\ndata: {json}\n\n"), ends.Token);
                await response.Body.FlushAsync(ends.Token);
                known = version;
                await Task.Delay(Pause, TimeProvider.System, ends.Token);
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page is closed, or the program ends.
        }
    }

    private Task ControlAsync(HttpRequest request, HttpResponse response)
    {
        var (action, pace) = (request.Query["action"].ToString(), double.TryParse(
            request.Query["pace"], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0);
        if (control is null)
        {
            return RefuseAsync(response, 409, "Expected a simulated run: this one runs in real time.");
        }

        if (request.Headers[OwnHeader] != "1")
        {
            return RefuseAsync(response, 403, $"Expected the header {OwnHeader}, which only this page sends.");
        }

        if (action is not ("start" or "pause" or "resume" or "pace") || (action == "pace" && pace is not (>= 0.1 and <= 1000)))
        {
            return RefuseAsync(response, 400, "Expected action=start, pause, resume, or pace with pace=0.1 to 1000.");
        }

        control(action, pace);
        response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Task TextAsync(HttpResponse response, string type, string text)
    {
        response.ContentType = type;
        return response.WriteAsync(text);
    }

    private static Task RefuseAsync(HttpResponse response, int status, string message)
    {
        response.StatusCode = status;
        return TextAsync(response, "text/plain; charset=utf-8", message);
    }
}
