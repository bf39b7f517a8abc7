using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Failover.Tests.Functions.Moto;

/// <summary>One moto server for all tests that share it; each test creates its own cluster, zone and state machine in it.</summary>
/// <remarks>
/// moto has no engine <c>docdb</c> behind the RDS API. <c>neptune</c> is the engine with the same shape: a cluster with instances.
/// </remarks>
public sealed partial class MotoServer : IAsyncLifetime
{
    private Process? process;

    /// <summary>The path of the server's program; null if it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "moto_server"))
        .FirstOrDefault(File.Exists);

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        // Port 0: the system assigns a free one, which the server prints once it listens.
        var start = new ProcessStartInfo(Program, ["-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException($"Expected {Program} to start, but it did not.");
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Url = await listening.Task;
    }

    public async Task DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            listening.TrySetException(new InvalidOperationException("Expected moto_server to listen, but it ended."));
        }
        else if (Listening().Match(line) is { Success: true } url)
        {
            listening.TrySetResult(new Uri(url.Value));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}

[CollectionDefinition(Name)]
public sealed class MotoTests : ICollectionFixture<MotoServer>
{
    public const string Name = "moto";
}
