using System.CommandLine;
using System.Text;
using System.Text.Json;
using Failover.Drill.Commands;
using Failover.Tests.Fakes;

namespace Failover.Tests.Drill.Commands;

/// <summary>What holds for every command: lines of 80 columns, one JSON document, errors of one line, an end on Ctrl+C.</summary>
public sealed class EveryCommandTests
{
    /// <summary>Commands that need neither AWS nor a port, over in seconds. MatrixTests holds the matrix's lines.</summary>
    private static readonly string[] Small =
    [
        "--html /dev/null", "list", "run region-lost", "run bad-input", "run never-promoted", "run record-contested",
        "detect --runs 1", "bench --runs 1", "ready", "ready --break replica-down", "ready --all", "simulate --runs 20",
        "cost",
    ];

    public static TheoryData<string> Commands => [.. Small];

    public static TheoryData<string> WithJson => [.. Small, "matrix", "simulate --case 7"];

    public static TheoryData<string> Helped =>
        ["", .. new RootCommand().WithDrills().Subcommands.Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_InAPipe_HasNoLongLine(string command) =>
        (await CommandLine.OnceAsync(command)).Output.ShouldSuitAPipe();

    /// <summary>A terminal of 80 columns is what most people have, and what a pipe gets.</summary>
    [Theory]
    [MemberData(nameof(Helped))]
    public async Task Help_OfEachCommand_FitsEightyColumns(string command)
    {
        var printed = await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        printed.Code.ShouldBe(ExitCodes.Passed);
        printed.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Theory]
    [MemberData(nameof(WithJson))]
    public async Task Json_OfEachCommand_SaysWhetherItPassed(string command)
    {
        var printed = await CommandLine.OnceAsync($"{command} --json");
        var document = Sample.Json(printed.Output);

        document.ValueKind.ShouldBe(JsonValueKind.Object);
        document.GetProperty("passed").GetBoolean().ShouldBe(printed.Code == ExitCodes.Passed);
    }

    [Theory]
    [InlineData("matrix")]
    [InlineData("detect --runs 3")]
    [InlineData("bench --runs 3")]
    [InlineData("simulate --runs 3")]
    public async Task Stopped_BeforeItsEnd_SummarizesWhatWasDone(string command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var code = await RootCommands.RunAsync(
            [.. command.Split(' '), "--json"], new InvocationConfiguration { Output = output, Error = error }, stop.Token);

        code.ShouldBe(ExitCodes.Stopped);
        error.ToString().ShouldContain("Stopped before its end");
        Sample.Json(output.ToString()).GetProperty("passed").GetBoolean().ShouldBeFalse();
        using var view = new StringWriter();
        (await RootCommands.RunAsync(command.Split(' '), new InvocationConfiguration { Output = view, Error = error }, stop.Token))
            .ShouldBe(ExitCodes.Stopped);
        view.ToString().ShouldSuitAPipe();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("run writer-crash")]
    [InlineData("cost --json")]
    [InlineData("simulate --runs 1")]
    public async Task Output_ToAFullDisk_IsAnErrorOfOneLine(string command)
    {
        using var error = new StringWriter();
        using var full = new FullDisk();
        var code = await RootCommands.RunAsync(command.Split(' '), new InvocationConfiguration { Output = full, Error = error });

        code.ShouldBe(ExitCodes.Usage);
        error.ToString().TrimEnd().ShouldBe(
            "Expected to write the output, but could not: No space left on device. Make room, or send the output elsewhere.");
    }

    [Theory]
    [InlineData("simulate --case abc", "Expected --case to be the whole number that a violation names, such as 42, but found 'abc'.")]
    [InlineData("simulate --runs 0", "Expected --runs to be 1 or more, but found '0'.")]
    [InlineData("bench --runs none", "Expected --runs to be 1 or more, but found 'none'.")]
    [InlineData("detect --seed x", "Expected --seed to be a whole number, such as 7, but found 'x'.")]
    public async Task BadValue_IsAnErrorOfOneLine_AndWhereToLook(string command, string expected)
    {
        var printed = await CommandLine.RunAsync(command.Split(' '));
        printed.ShouldBe(new Printed(
            ExitCodes.Usage, "", $"{expected}{Environment.NewLine}See: drill {command.Split(' ')[0]} --help{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("drill run region-l", "region-lost")]
    [InlineData("drill liv", "live")]
    [InlineData("drill simulate --wor", "--worlds")]
    public async Task Suggest_ALineThatIsNotComplete_NamesHowItGoesOn(string line, string expected)
    {
        var printed = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);
        printed.Output.Split(Environment.NewLine).ShouldContain(expected);
    }

    [Theory]
    [InlineData("bash", "complete -F _drill drill")]
    [InlineData("zsh", "compdef _drill drill")]
    [InlineData("fish", "complete -c drill")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_OfAShell_RegistersTheProgram(string shell, string expected) =>
        (await CommandLine.RunAsync("completion", shell)).Output.ShouldContain(expected);

    /// <summary>As /dev/full answers.</summary>
    private sealed class FullDisk : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
