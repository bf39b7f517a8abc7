using System.CommandLine;
using System.Text;
using System.Text.Json;
using Failover.Drill.Commands;

namespace Failover.Tests.Drill.Commands;

/// <summary><c>drill serve</c> on a free port, from its first document to its end.</summary>
public sealed class ServedDrill : IAsyncLifetime
{
    private readonly CancellationTokenSource stop = new();
    private readonly FirstWords output = new("\n}");
    private readonly string definition = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private Task<int> running = Task.FromResult(0);

    public HttpClient Http { get; } = new();

    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    public JsonElement Document { get; private set; }

    public string Definition => File.ReadAllText(definition);

    public Uri FunctionUrl(string name) => new(Url, $"/2015-03-31/functions/{Uri.EscapeDataString(name)}/invocations");

    public Task<HttpResponseMessage> InvokeAsync(string function, string body) => PostAsync(FunctionUrl(function), body);

    /// <summary>Posts, and repeats that while Route 53's quota refuses it, as the state machine does.</summary>
    public async Task<HttpResponseMessage> PostAsync(Uri url, string body)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var answer = await Http.PostAsync(url, content);
            if (attempt == 60 || !(await answer.Content.ReadAsStringAsync()).Contains("AwsThrottledException", StringComparison.Ordinal))
            {
                return answer;
            }

            answer.Dispose();
        }
    }

    public async Task InitializeAsync()
    {
        running = RootCommands.RunAsync(
            ["serve", "--port", "0", "--scenario", "false-alarm", "--definition", definition, "--json"],
            new InvocationConfiguration { Output = output, Error = TextWriter.Null },
            stop.Token);
        await Task.WhenAny(output.Said, running);
        using var document = JsonDocument.Parse(output.ToString());
        Document = document.RootElement.Clone();
        Url = new Uri(Document.GetProperty("url").GetString()!);
    }

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        (await running).ShouldBe(ExitCodes.Passed);
        File.Delete(definition);
        Http.Dispose();
        await output.DisposeAsync();
        stop.Dispose();
    }
}

/// <summary>A stream on which a reader waits for certain words.</summary>
internal sealed class FirstWords(string words) : StringWriter
{
    private readonly TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Said => said.Task;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.Contains(words, StringComparison.Ordinal) == true)
        {
            said.TrySetResult();
        }
    }
}
