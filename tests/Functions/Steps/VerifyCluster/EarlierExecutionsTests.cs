using Amazon.StepFunctions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>How the alarm's event finds the execution that the beats started before it.</summary>
public sealed class EarlierExecutionsTests
{
    private static readonly DateTimeOffset Ended = Sample.Now - TimeSpan.FromSeconds(20);
    private readonly FakeStepFunctions aws = new();

    [Theory]
    [InlineData("beats-20261122T1704", """{"cluster": "orders-prod", "notify": true, "probe": "refused"}""", true, false)]
    [InlineData("beats-20261122T1704", """{"cluster": "orders-prod", "notify": true, "probe": "proven"}""", false, true)]
    [InlineData("beats-20261122T1704", """{"cluster": "orders-prod", "notify": false}""", false, false)]
    [InlineData("by-hand", """{"cluster": "orders-prod", "notify": true}""", false, false)]
    [InlineData("beats-20261122T1704", """{"cluster": "billing", "notify": true}""", false, false)]
    public async Task Succeeded_ByTheBeats_CountsWhatItReportedAndProved(string name, string output, bool told, bool proven)
    {
        aws.Succeeded(name, Ended, output);
        (await EndsAsync()).ShouldBe(new EarlierEnds(null, proven ? Ended : null, told ? Ended : null));
    }

    [Fact]
    public async Task List_Throttled_IsThrottled()
    {
        aws.Errors["ListExecutions"] = Faults.Throttled;
        (await Should.ThrowAsync<AwsThrottledException>(EndsAsync)).Message.ShouldContain("states:ListExecutions");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void IsTold_WithinAMinute_IsNotNews(int secondsLater, bool isTold)
    {
        var alarm = Sample.Alarm;
        Echo.IsTold(Sample.Plan with { Alarm = alarm }, alarm.StateChangedAt - TimeSpan.FromSeconds(secondsLater)).ShouldBe(isTold);
        Echo.IsTold(Sample.Plan with { Alarm = alarm }, null).ShouldBeFalse();
    }

    private Task<EarlierEnds> EndsAsync() => new EarlierExecutions(aws).EndsSinceAsync(
        Sample.Execution, "orders-prod", Sample.Now - TimeSpan.FromMinutes(3), CancellationToken.None);
}
