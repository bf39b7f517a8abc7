using Amazon.Runtime;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Aws;

public sealed class LookupTests
{
    [Fact]
    public async Task Try_Answer_IsTheValue() => (await Lookup.TryAsync(() => Task.FromResult(1))).ShouldBe(Lookup.From(1));

    [Fact]
    public async Task Try_NoSuchCluster_IsAnAnswer() =>
        (await Lookup.TryAsync<int>(() => throw new ClusterNotFoundException("none"))).ShouldBe(new Lookup<int> { Refusal = "none" });

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Try_WhatCouldNotBeRead_IsSilence(Exception error) =>
        (await Lookup.TryAsync<int>(() => throw error)).ShouldBe(new Lookup<int> { Silence = error?.Message });

    [Fact]
    public async Task Try_ABugOfOurs_IsNotSwallowed() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Lookup.TryAsync<int>(() => throw new InvalidOperationException()));

    [Fact]
    public async Task Then_WithoutTheFirst_IsNotAsked() =>
        (await Task.FromResult(new Lookup<int> { Refusal = "none" }).ThenAsync("a cluster", Task.FromResult)).Silence.ShouldBe(
            "not asked, because a cluster is missing");

    [Fact]
    public async Task Then_WithTheFirst_AsksWithIt() =>
        (await Task.FromResult(Lookup.From(20)).ThenAsync("a number", n => Task.FromResult(n + 1))).ShouldBe(Lookup.From(21));

    [Theory]
    [InlineData("Sns.NotFoundException", true)]
    [InlineData("EventBridge.ResourceNotFoundException", true)]
    [InlineData("Iam.NoSuchEntityException", true)]
    [InlineData("Sns.AuthorizationErrorException", false)]
    [InlineData("States.Timeout", false)]
    public void FromTask_Failure_IsAnAnswerOnlyIfThereIsNoSuchThing(string error, bool isAnswer) =>
        (Lookup.FromTask<string>(null, new Failure(error, "why")).Refusal is not null).ShouldBe(isAnswer);

    [Fact]
    public void FromTask_Failure_StatesItsCause()
    {
        Lookup.FromTask<string>(null, new Failure("Sns.NotFoundException", "no topic")).Refusal.ShouldBe("no topic");
        Lookup.FromTask<string>(null, new Failure("Sns.NotFoundException", null)).Refusal.ShouldBe("Sns.NotFoundException");
        Lookup.FromTask<string>(null, new Failure("States.Timeout", "late")).Silence.ShouldBe("States.Timeout: late");
    }

    [Fact]
    public void FromTask_NeitherAnswerNorFailure_IsSilence() => Lookup.FromTask<string>(null, null).Silence.ShouldBe("no answer");

    public static TheoryData<Exception> Silences =>
        [new AwsUnavailableException("throttled"), new PermissionDeniedException("denied"), new AmazonServiceException("odd")];
}
