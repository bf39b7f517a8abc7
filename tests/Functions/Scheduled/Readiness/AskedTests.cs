using Amazon.Runtime;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;

namespace Failover.Tests.Functions.Scheduled.Readiness;

public sealed class AskedTests
{
    [Fact]
    public async Task For_Answer_IsTheValue() => (await Asked.ForAsync(() => Task.FromResult(1))).ShouldBe(Asked.Of(1));

    [Fact]
    public async Task For_NoSuchCluster_IsAnAnswer() =>
        (await Asked.ForAsync<int>(() => throw new ClusterNotFoundException("none"))).ShouldBe(new Asked<int> { Refusal = "none" });

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task For_WhatCouldNotBeAsked_IsSilence(Exception error) =>
        (await Asked.ForAsync<int>(() => throw error)).ShouldBe(new Asked<int> { Silence = error?.Message });

    [Fact]
    public async Task For_ABugOfOurs_IsNotSwallowed() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Asked.ForAsync<int>(() => throw new InvalidOperationException()));

    [Fact]
    public async Task Then_WithoutTheFirst_IsNotAsked() =>
        (await Task.FromResult(new Asked<int> { Refusal = "none" }).ThenAsync("a cluster", Task.FromResult)).Silence.ShouldBe("not asked, for want of a cluster");

    [Fact]
    public async Task Then_WithTheFirst_AsksWithIt() =>
        (await Task.FromResult(Asked.Of(20)).ThenAsync("a number", n => Task.FromResult(n + 1))).ShouldBe(Asked.Of(21));

    [Theory]
    [InlineData("Sns.NotFoundException", true)]
    [InlineData("EventBridge.ResourceNotFoundException", true)]
    [InlineData("Iam.NoSuchEntityException", true)]
    [InlineData("Sns.AuthorizationErrorException", false)]
    [InlineData("States.Timeout", false)]
    public void Of_Failure_IsAnAnswerOnlyIfThereIsNoSuchThing(string error, bool isAnswer) =>
        (Asked.Of<string>(null, new Failure(error, "why")).Refusal is not null).ShouldBe(isAnswer);

    [Fact]
    public void Of_Failure_TellsItsCause()
    {
        Asked.Of<string>(null, new Failure("Sns.NotFoundException", "no topic")).Refusal.ShouldBe("no topic");
        Asked.Of<string>(null, new Failure("Sns.NotFoundException", null)).Refusal.ShouldBe("Sns.NotFoundException");
        Asked.Of<string>(null, new Failure("States.Timeout", "late")).Silence.ShouldBe("States.Timeout: late");
    }

    [Fact]
    public void Of_NeitherAnswerNorFailure_IsSilence() => Asked.Of<string>(null, null).Silence.ShouldBe("no answer");

    public static TheoryData<Exception> Silences =>
        [new AwsUnavailableException("throttled"), new PermissionDeniedException("denied"), new AmazonServiceException("odd")];
}
