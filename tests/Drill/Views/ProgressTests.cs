using Failover.Drill.Views;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Drill.Views;

public sealed class ProgressTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly StringWriter output = new();

    [Fact]
    public void Step_WithinASecond_ShowsNothing()
    {
        using (var line = new ProgressLine(output, "worlds", 10, clock))
        {
            clock.Advance(TimeSpan.FromSeconds(0.9));
            line.Step();
        }

        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Step_AfterASecond_SaysHowFarAndIsGoneAtTheEnd()
    {
        using (var line = new ProgressLine(output, "worlds", 10, clock))
        {
            line.Step();
            clock.Advance(TimeSpan.FromSeconds(2));
            line.Step("1 violations");
            output.ToString().ShouldBe("\r2/10 worlds, 1 violations, about 8 s left; Ctrl+C ends it");
            line.Step();
            output.ToString().ShouldNotContain("3/10", customMessage: "a line is written over a few times a second, not at every step");
        }

        var parts = output.ToString().Split('\r');
        parts[^1].ShouldBeEmpty();
        parts[^2].ShouldBe(new string(' ', parts[1].Length));
    }

    [Fact]
    public void Failures_OfOneCause_AreCollapsed()
    {
        var lines = new FailureLines();
        var at = clock.GetUtcNow();
        string? Fail(double seconds, string error = "AwsThrottledException", string execution = "one") =>
            lines.Failed(execution, "", "VerifyCluster", error, "Rate exceeded", at.AddSeconds(seconds))?.Found;

        Fail(0).ShouldBe("failed: AwsThrottledException: Rate exceeded");
        Fail(1).ShouldBeNull();
        Fail(2, "AwsUnavailableException").ShouldBe("failed: AwsUnavailableException: Rate exceeded");
        Fail(3, execution: "other").ShouldNotBeNull();
        Fail(31).ShouldBe("failed 3 times so far: AwsThrottledException: Rate exceeded");
        Fail(32).ShouldBeNull();
    }
}
