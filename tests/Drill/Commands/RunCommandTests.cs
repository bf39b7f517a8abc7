using System.CommandLine;
using System.Text.Json;
using Failover.Drill.Commands;
using Failover.Drill.Scenarios;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Drill.Commands;

public sealed class RunCommandTests
{
    [Fact]
    public async Task Run_Json_PrintsOneDocumentAndNothingElse()
    {
        var printed = await CommandLine.RunAsync("run", "writer-endpoint", "--json");
        printed.Code.ShouldBe(ExitCodes.Passed);
        printed.Error.ShouldBeEmpty();
        using var document = JsonDocument.Parse(printed.Output);
        document.RootElement.GetProperty("scenario").GetString().ShouldBe("writer-endpoint");
        document.RootElement.GetProperty("outcome").GetString().ShouldBe("recovered");
        document.RootElement.GetProperty("record").GetProperty("after").GetString()
            .ShouldBe("orders-prod-2.c8r3zq0example.us-east-1.docdb.amazonaws.com");
    }

    /// <summary>Subject and body are those that the topic received, to the letter.</summary>
    [Fact]
    public async Task Run_Mail_ShowsWhatWasSent()
    {
        var sent = Sample.Json((await CommandLine.RunAsync("run", "writer-endpoint", "--json")).Output).GetProperty("mails")
            .EnumerateArray().ToList();
        sent.ShouldNotBeEmpty();
        var printed = (await CommandLine.RunAsync("run", "writer-endpoint", "--mail")).Output;
        foreach (var mail in sent)
        {
            printed.ShouldContain($"Subject: {mail.GetProperty("subject").GetString()}");
            printed.ShouldContain(mail.GetProperty("message").GetString()!.TrimEnd('\n'));
        }

        (await CommandLine.RunAsync("run", "writer-endpoint")).Output.ShouldNotContain("Subject: ");
    }

    [Fact]
    public async Task Run_SameSeedTwice_PrintsTheSameBytes()
    {
        var first = await CommandLine.RunAsync("run", "--seed", "7", "--json");
        var second = await CommandLine.RunAsync("run", "--seed", "7", "--json");
        second.Output.ShouldBe(first.Output);
        (await CommandLine.RunAsync("run", "--seed", "8", "--json")).Output.ShouldNotBe(first.Output);
    }

    [Fact]
    public async Task Run_Paced_HasTheSameResult()
    {
        var paced = await CommandLine.RunAsync("run", "--pace", "100000", "--json");
        paced.Output.ShouldBe((await CommandLine.RunAsync("run", "--json")).Output);
    }

    /// <summary>In real time the five minutes of warm-up would take five minutes. The run is left at the first fault.</summary>
    [Fact]
    public void Execute_InRealTime_NobodyWaitsForTheWarmUp()
    {
        var started = TimeProvider.System.GetTimestamp();
        Should.Throw<TimeoutException>(() => ScenarioRun.Execute(
            ScenarioLibrary.Find("writer-crash")!, 1, pace: 1, static world => world.Cloud.Core.Journal.Written += static entry =>
            {
                if (entry is { Source: "fault", Kind: "strikes" })
                {
                    throw new TimeoutException("The first fault: seen enough.");
                }
            }));
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Run_UnknownScenario_HintsAtTheNearest()
    {
        var printed = await CommandLine.RunAsync("run", "writer-crsh", "--json");
        printed.ShouldBe(new Printed(
            ExitCodes.Usage, "", "Expected the name of a scenario, but found 'writer-crsh'. Did you mean writer-crash? See: drill list"
                + Environment.NewLine));
    }

    [Theory]
    [InlineData("--pace", "0", "a number above 0, such as 10")]
    [InlineData("--pace", "-3", "a number above 0, such as 10")]
    [InlineData("--pace", "fast", "a number above 0, such as 10")]
    [InlineData("--pace", "NaN", "a number above 0, such as 10")]
    [InlineData("--seed", "seven", "a whole number, such as 7")]
    [InlineData("--seed", "1.5", "a whole number, such as 7")]
    [InlineData("--seed", "99999999999", "a whole number, such as 7")]
    public async Task Run_BadOption_SaysWhatIsExpected(string option, string value, string expected)
    {
        var printed = await CommandLine.RunAsync("run", option, value);
        printed.ShouldBe(new Printed(
            ExitCodes.Usage, "",
                $"Expected {option} to be {expected}, but found '{value}'.{Environment.NewLine}See: drill run "
                    + $"--help{Environment.NewLine}"));
    }

    [Fact]
    public async Task Run_UnknownCommand_IsAUsageError()
    {
        var printed = await CommandLine.RunAsync("frobnicate");
        printed.Code.ShouldBe(ExitCodes.Usage);
        printed.Output.ShouldBeEmpty();
        printed.Error.ShouldContain("'frobnicate'");
        printed.Error.ShouldContain("See: drill --help");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Play_OtherOutcomeThanExpected_FailsAndSaysWhy(bool json)
    {
        using var output = new StringWriter();
        var scenario = ScenarioLibrary.Find("writer-crash")! with { Expected = Outcome.Drilled };
        var code = RunCommand.Play(
            new InvocationConfiguration { Output = output }, scenario, new RunCommand.Choices(scenario.Name, 1, null, json, Trace: false));
        code.ShouldBe(ExitCodes.Failed);
        output.ToString().ShouldContain("expected drilled, but found recovered");
    }

    [Theory]
    [InlineData("writer-crash")]
    [InlineData("duplicate-alarm")]
    [InlineData("cluster-replaced")]
    [InlineData("never-in-sync")]
    public async Task Run_Piped_HasNoColoursLongLinesOrTrailingSpaces(string scenario) =>
        (await CommandLine.RunAsync("run", scenario)).Output.ShouldSuitAPipe();

    [Fact]
    public async Task Run_Shown_SpeaksInWords()
    {
        var output = (await CommandLine.RunAsync("run", "duplicate-alarm")).Output;
        output.ShouldContain("the writer of orders-prod dies: connections");
        output.ShouldContain("orders-prod-writer-down is in ALARM");
        output.ShouldContain("beats-20261122T1705 succeeded");
        output.ShouldContain("[157dd44b] stand-down");
        output.ShouldContain("points to orders-prod-2, before to orders-prod-1");
        output.ShouldNotContain("amazonaws.com");
        output.ShouldNotContain("arn:aws");
    }

    [Fact]
    public async Task Run_Trace_IsOneLinePerEvent()
    {
        var printed = await CommandLine.RunAsync("run", "--trace");
        var lines = printed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(100);
        lines.ShouldAllBe(line => line.Split('\t').Length == 5);
    }

    [Fact]
    public async Task Run_TraceAndJson_KeepsTheDocumentApart()
    {
        var printed = await CommandLine.RunAsync("run", "--trace", "--json");
        printed.Output.ShouldBe((await CommandLine.RunAsync("run", "--json")).Output);
        printed.Error.ShouldBe((await CommandLine.RunAsync("run", "--trace")).Output);
    }
}
