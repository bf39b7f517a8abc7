using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Aws;

/// <summary>A call that ignores its cancellation, as the SDK does for seconds while a body trickles in.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task RunAsync_CallThatDoesNotHeedItsDeadline_EndsByTheDeadline()
    {
        using var deadline = new CancellationTokenSource();
        var deaf = new TaskCompletionSource<int>();

        var call = AwsCall.RunAsync("rds:X", _ => deaf.Task, deadline.Token);
        call.IsCompleted.ShouldBeFalse();
        await deadline.CancelAsync();

        (await Should.ThrowAsync<AwsUnavailableException>(() => call)).Message.ShouldBe(
            "rds:X was not answered in time; whether it took effect is unknown.");
    }

    [Fact]
    public async Task RunAsync_AnswerAfterTheDeadline_IsDropped()
    {
        using var deadline = new CancellationTokenSource();
        var late = new TaskCompletionSource<int>();
        var call = AwsCall.RunAsync("rds:X", _ => late.Task, deadline.Token);
        await deadline.CancelAsync();
        await Should.ThrowAsync<AwsUnavailableException>(() => call);

        Should.NotThrow(() => late.SetException(new InvalidOperationException("nobody waits any more")));
    }

    [Fact]
    public async Task RunAsync_AnswerInTime_IsPassedOn()
    {
        using var deadline = new CancellationTokenSource();
        var answer = new TaskCompletionSource<int>();
        var call = AwsCall.RunAsync("rds:X", _ => answer.Task, deadline.Token);
        answer.SetResult(7);
        (await call).ShouldBe(7);
    }

    [Fact]
    public async Task RunAsync_ErrorInTime_IsTheCallsOwn()
    {
        using var deadline = new CancellationTokenSource();
        var answer = new TaskCompletionSource<int>();
        var call = AwsCall.RunAsync("rds:X", _ => answer.Task, deadline.Token);
        answer.SetException(new HttpRequestException("reset by peer"));
        (await Should.ThrowAsync<AwsUnavailableException>(() => call)).Message.ShouldBe("rds:X could not be reached: reset by peer");
    }
}
