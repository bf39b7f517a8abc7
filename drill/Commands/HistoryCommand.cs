using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amazon.StepFunctions;
using Failover.Drill.History;
using Failover.Drill.OnAws;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill history</c>: every past execution, and when the next drill is due.</summary>
internal static class HistoryCommand
{
    private static readonly string[] Formats = ["table", "csv", "json", "md", "html"];

    public static Command Create()
    {
        var folder = FolderArgument();
        var machine = new Option<string?>("--state-machine")
        {
            Description = "Asks Step Functions instead, which forgets after 90 days: the stack's output StateMachineArn.",
        }.MustBe(
            "a state machine's ARN, such as arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover",
            StepFunctionsArn.IsStateMachine);
        var since = new Option<string?>("--since") { Description = "Only executions that started since then: 2026-01-31, or 90d." }
            .MustBe("a date such as 2026-01-31, or days such as 90d", static text => Since(text, DateTimeOffset.UnixEpoch) is not null);
        var format = new Option<string>("--format") { Description = "table, csv, json, md or html.", DefaultValueFactory = _ => "table" }
            .MustBe(string.Join(", ", Formats), static text => Formats.Contains(text));
        var due = new Option<bool>("--due") { Description = "Says when the next drill is due; exit code 1 if it is overdue." };
        var every = new Option<int>("--every") { Description = "With --due: days between two drills.", DefaultValueFactory = _ => 90 }
            .MustBe("1 to 365 days", static text => OptionRules.IsWhole(text, 1, 365));
        var calendar = CalendarOption.Create();
        var zone = CalendarOption.CreateZone();
        var command = new Command("history", "Lists past executions from their evidence.")
        {
            folder, machine, since, format, due, every, calendar, zone,
        };
        command.SetAction((parsed, stop) =>
        {
            var streams = parsed.InvocationConfiguration;
            var choices = new Choices(
                parsed.GetValue(since), parsed.GetRequiredValue(format), parsed.GetValue(due),
                TimeSpan.FromDays(parsed.GetValue(every)))
            {
                Calendar = CalendarOption.Read(parsed.GetValue(calendar), parsed.GetRequiredValue(zone)),
            };
            return parsed.GetValue(machine) is not { } arn
                ? Task.FromResult(Read(streams, parsed.GetRequiredValue(folder), choices, TimeProvider.System))
                : AwsSession.RunAsync(streams, StepFunctionsArn.Parse(arn)!.Region, client => AskAsync(
                    streams, client, arn, choices, TimeProvider.System, stop));
        });
        return command;
    }

    public static Argument<string> FolderArgument() => new("folder")
    {
        Description = "A folder of evidence: the bucket, by aws s3 sync, or what drill run --evidence wrote.",
        DefaultValueFactory = _ => "evidence",
    };

    /// <summary>Reads a folder; files that are not evidence are counted on standard error.</summary>
    public static int Read(InvocationConfiguration streams, string folder, Choices choices, TimeProvider time)
    {
        if (TryRead(streams, folder) is not { } evidence)
        {
            return ExitCodes.Usage;
        }

        if (evidence.Others.Count > 0)
        {
            streams.Error.WriteLine(
                $"{evidence.Others.Count} JSON files are not evidence and are left out, the first of them {evidence.Others[0]}.");
        }

        return Print(streams.Output, HistoryDecision.From(evidence.Pieces), choices, time);
    }

    /// <returns>Null if the folder cannot be read; standard error says why.</returns>
    public static EvidenceFolder? TryRead(InvocationConfiguration streams, string folder)
    {
        try
        {
            return EvidenceFolder.Read(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            streams.Error.WriteLine(
                $"Expected a folder of evidence, but {folder} can't be read: {e.Message} Make one: "
                    + "aws s3 sync s3://BUCKET evidence, with the stack's output EvidenceBucketName, or drill run SCENARIO "
                    + "--evidence evidence");
            return null;
        }
    }

    /// <summary>Asks Step Functions.</summary>
    public static async Task<int> AskAsync(
        InvocationConfiguration streams, IAmazonStepFunctions client, string stateMachine, Choices choices, TimeProvider time,
        CancellationToken stop)
    {
        var since = choices.Since is { } text ? Since(text, time.GetUtcNow()) : null;
        var pieces = await new PastExecutions(client).ReadAsync(stateMachine, since, stop);
        return Print(streams.Output, HistoryDecision.From(pieces), choices, time);
    }

    private static int Print(TextWriter output, IReadOnlyList<PastExecution> all, Choices choices, TimeProvider time)
    {
        if (choices.Due)
        {
            var now = time.GetUtcNow();
            var due = DueDecision.Decide(all, choices.Every, now, choices.Calendar?.Invoke(now));
            output.WriteLine(
                choices.Format == "json" ? JsonSerializer.Serialize(due, HistoryJson.Readable.DueDecision) : HistoryText.Due(due));
            return due.IsOverdue ? ExitCodes.Failed : ExitCodes.Passed;
        }

        var since = choices.Since is { } text ? Since(text, time.GetUtcNow()) : null;
        var history = HistoryDocument.From([.. all.Where(one => since is null || one.StartedAt >= since)]);
        switch (choices.Format)
        {
            case "csv":
                output.Write(history.ToCsv());
                break;
            case "json":
                output.WriteLine(history.ToJson());
                break;
            case "md":
                output.Write(history.ToMarkdown());
                break;
            case "html":
                output.Write(HistoryPage.From(history));
                break;
            default:
                HistoryView.Show(Page.On(output), history);
                break;
        }

        return ExitCodes.Passed;
    }

    /// <returns>Null if it is neither a date nor a number of days.</returns>
    private static DateTimeOffset? Since(string text, DateTimeOffset now) =>
        text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36_500
            ? now.AddDays(Math.Max(-days, -(now - DateTimeOffset.MinValue).Days))
        : DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : null;

    /// <param name="Since">A date, or days back.</param>
    /// <param name="Every">The time between two drills.</param>
    internal sealed record Choices(string? Since, string Format, bool Due, TimeSpan Every)
    {
        /// <summary>Gives the calendar's next date; null if no schedule is given.</summary>
        public Func<DateTimeOffset, DateTimeOffset?>? Calendar { get; init; }
    }
}
