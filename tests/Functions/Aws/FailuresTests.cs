using System.Net;
using Amazon.Runtime;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Aws;

/// <summary>The table of <see cref="Failures"/>, line by line.</summary>
public sealed class FailuresTests
{
    [Theory]
    [MemberData(nameof(Table))]
    public void Failure_OfAHintOrAnotherRegionsWord_IsSilenceAsTheTableSays(Exception error, bool ofHint, bool ofWord, bool isLive)
    {
        Failures.IsSilence(error).ShouldBe(ofHint);
        Failures.IsRegionSilence(error, CancellationToken.None).ShouldBe(ofWord);
        Failures.IsRegionSilence(error, new CancellationToken(canceled: true)).ShouldBeFalse();
        Failures.IsFromLiveService(error).ShouldBe(isLive);
    }

    [Fact]
    public async Task Try_StepTimeIsUp_IsAnErrorIfTheStepNeedsTheAnswer()
    {
        var error = new AwsUnavailableException("late");
        (await Lookup.TryAsync<int>(() => throw error)).Silence.ShouldBe("late");
        await Should.ThrowAsync<AwsUnavailableException>(
            () => Lookup.TryInTimeAsync<int>(() => throw error, new CancellationToken(canceled: true)));
    }

    public static TheoryData<Exception, bool, bool, bool> Table => new()
    {
        { new AwsThrottledException("throttled", Answered(400)), true, false, true },
        { new PermissionDeniedException("denied", Answered(403)), true, false, true },
        { new AwsUnavailableException("no answer", new TaskCanceledException()), true, true, false },
        { new AwsUnavailableException("down", Answered(503)), true, true, false },
        { new AwsUnavailableException("expired", Answered(400)), true, true, true },
        { Answered(400), true, true, true },
        { new ClusterNotFoundException("none"), false, false, false },
        { new InvalidOperationException("a bug"), false, false, false },
    };

    private static AmazonServiceException Answered(int status) => new("said") { StatusCode = (HttpStatusCode)status };
}
