using System.Text.Json;
using CsCheck;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Fuzz;

/// <summary>What must hold for any input: an error has a name that the definition matches, and nothing exceeds a state's limit.</summary>
internal static class Fuzzed
{
    /// <summary>Mutations per kind, which take seconds in total.</summary>
    public const long Mutations = 3000;

    /// <summary>Step Functions' limit for a state's input and output, in bytes.</summary>
    private const int MostBytes = 262_144;

    public static void Seeds(Action<Random> check) =>
        Gen.Int.Sample(seed => check(new Random(seed)), iter: Mutations, threads: 1);

    /// <returns>The step's result; null if it ended in a named error.</returns>
    public static (T? Result, Exception? Error) Run<T>(Func<Task<T>> step)
        where T : class
    {
        try
        {
            var result = step().GetAwaiter().GetResult();
            Size(result).ShouldBeLessThan(MostBytes);
            return (result, null);
        }
        catch (Exception e) when (e is PermanentException or TransientException)
        {
            e.Message.Length.ShouldBeLessThan(MostBytes / 2);
            return (null, e);
        }
    }

    /// <summary>Whatever the step's outcome, a report can be made of it that SNS and Step Functions accept.</summary>
    public static void Report(Verdict? verdict, Exception? error)
    {
        var name = error?.GetType().Name ?? "";
        var cause = error is null ? null
            : JsonSerializer.Serialize(new Dictionary<string, string> { ["errorType"] = name, ["errorMessage"] = error.Message });
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = verdict,
            Failure = error is null ? null : new Failure(name, cause),
        };
        var report = ReportComposer.Compose(found, Sample.Now);
        Size(report).ShouldBeLessThan(MostBytes);
        report.Subject.Length.ShouldBeInRange(1, 99);
        System.Text.Encoding.UTF8.GetByteCount(report.Message).ShouldBeLessThan(MostBytes);
    }

    private static long Size<T>(T value)
    {
        using var stream = new MemoryStream();
        new FailoverSerializer().Serialize(value, stream);
        return stream.Length;
    }
}
