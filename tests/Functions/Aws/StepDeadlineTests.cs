using Failover.Functions.Aws;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Aws;

public sealed class StepDeadlineTests
{
    [Fact]
    public void Of_TwentySecondsLeft_EndsASecondBeforeLambdaWould()
    {
        var time = new FakeTimeProvider(Sample.Now);
        using var deadline = StepDeadline.From(new FakeContext(TimeSpan.FromSeconds(20)), time);
        time.Advance(TimeSpan.FromSeconds(18.9));
        deadline.IsCancellationRequested.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));
        deadline.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(500)]
    [InlineData(-1)]
    public void Of_NoTimeLeft_EndsAtOnce(int milliseconds)
    {
        using var deadline = StepDeadline.From(new FakeContext(TimeSpan.FromMilliseconds(milliseconds)), new FakeTimeProvider(Sample.Now));
        deadline.IsCancellationRequested.ShouldBeTrue();
    }
}
