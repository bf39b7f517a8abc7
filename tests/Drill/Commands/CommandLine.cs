using System.Collections.Concurrent;
using System.CommandLine;
using Failover.Drill.Commands;

namespace Failover.Tests.Drill.Commands;

/// <summary>The real command line, with its streams captured as a pipe would receive them.</summary>
internal static class CommandLine
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Printed>>> Outputs = new(StringComparer.Ordinal);

    /// <summary>Commands that take seconds and always print the same: each runs once for all tests that read its output.</summary>
    /// <param name="command">With a space between its arguments: <c>ready --all --json</c>.</param>
    public static Task<Printed> OnceAsync(string command) =>
        Outputs.GetOrAdd(command, static line => new(() => RunAsync(line.Split(' ')))).Value;

    public static async Task<Printed> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await RootCommands.RunAsync(arguments, new InvocationConfiguration { Output = output, Error = error });
        return new Printed(code, output.ToString(), error.ToString());
    }

    public static void ShouldSuitAPipe(this string text)
    {
        text.ShouldNotContain("\u001b");
        foreach (var line in text.Split('\n'))
        {
            line.Length.ShouldBeLessThanOrEqualTo(80, line);
            line.ShouldBe(line.TrimEnd(), "a line that ends with spaces");
        }
    }
}

internal sealed record Printed(int Code, string Output, string Error);
