using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Aws;

/// <summary>Whichever call is faster, the answers and the error are those of making the calls in order.</summary>
public sealed class OverlapTests
{
    private static readonly AwsThrottledException Early = new("the first");
    private static readonly AwsUnavailableException Late = new("the second");

    private readonly TaskCompletionSource<int> first = new();
    private readonly TaskCompletionSource<string> second = new();
    private CancellationToken given;

    [Fact]
    public async Task RunAsync_BothAnswer_HasStartedBothAndReturnsBoth()
    {
        var both = RunAsync();
        given.CanBeCanceled.ShouldBeTrue("the second starts before the first has answered");
        second.SetResult("b");
        both.IsCompleted.ShouldBeFalse();
        first.SetResult(1);
        (await both).ShouldBe((1, "b"));
        given.IsCancellationRequested.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_BothFail_TheFirstsErrorWinsWhicheverCameEarlier(bool isFirstFaster)
    {
        var both = RunAsync();
        Action[] ends = [() => first.SetException(Early), () => second.TrySetException(Late)];
        foreach (var end in isFirstFaster ? ends : ends.Reverse())
        {
            end();
        }

        (await Should.ThrowAsync<AwsThrottledException>(() => both)).ShouldBe(Early);
    }

    [Fact]
    public async Task RunAsync_FirstFails_CancelsTheSecondAndAwaitsItsEnd()
    {
        var both = RunAsync();
        first.SetException(Early);
        given.IsCancellationRequested.ShouldBeTrue();
        both.IsCompleted.ShouldBeFalse("the second has not ended");
        second.SetCanceled(given);
        (await Should.ThrowAsync<AwsThrottledException>(() => both)).ShouldBe(Early);
    }

    [Fact]
    public async Task RunAsync_SecondFails_WaitsForTheFirstAndLeavesItAlone()
    {
        var both = RunAsync();
        second.SetException(Late);
        both.IsCompleted.ShouldBeFalse();
        first.SetResult(1);
        (await Should.ThrowAsync<AwsUnavailableException>(() => both)).ShouldBe(Late);
    }

    private Task<(int First, string Second)> RunAsync() => Overlap.RunAsync(
        _ => first.Task,
        token =>
        {
            given = token;
            return second.Task;
        },
        CancellationToken.None);
}
