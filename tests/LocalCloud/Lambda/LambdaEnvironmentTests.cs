using Failover.LocalCloud.Lambda;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Tests.LocalCloud.Lambda;

/// <summary>A function's environments: when one is created, kept and killed.</summary>
public sealed class LambdaEnvironmentTests
{
    private readonly LambdaWorld world = new();

    [Fact]
    public void Invoke_FunctionIsTransient_IsMadeAnewForEachInvocation()
    {
        world.Lambda.Overrides += static (services, _) => services.AddTransient<HostedFunctions>();

        world.Answer("""{"cluster":"orders-prod"}""")["instance"]!.GetValue<int>().ShouldBe(1);
        world.Answer("""{"cluster":"orders-prod"}""")["instance"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public void Invoke_BeyondItsTimeout_IsTimedOutAndTheEnvironmentKilled()
    {
        var result = world.Invoke("""{"cluster":"orders-prod","wait":"00:00:20"}""");

        result.ErrorType.ShouldBe("Sandbox.Timedout");
        result.Json()!["errorMessage"]!.GetValue<string>()
            .ShouldBe($"RequestId: {result.RequestId} Error: Task timed out after 15.00 seconds");
        world.Lambda.Invocations.Single().Duration.ShouldBe(TimeSpan.FromSeconds(15));
        world.Killed.Single().IsCancellationRequested.ShouldBeTrue();
        world.Answer("""{"cluster":"a"}""")["instance"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public void Invoke_FirstAndAgain_IsColdThenWarm()
    {
        world.Invoke("""{"cluster":"a"}""");
        var cold = world.Core.Time.Elapsed;
        var second = world.Answer("""{"cluster":"a"}""");

        cold.ShouldBeInRange(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(1.5));
        (world.Core.Time.Elapsed - cold).ShouldBeLessThan(TimeSpan.FromMilliseconds(10));
        second["instance"]!.GetValue<int>().ShouldBe(2);
        world.Lambda.Invocations.Select(static one => one.Cold).ShouldBe([true, false]);
    }

    [Fact]
    public void Invoke_AfterTenIdleMinutes_IsColdAgain()
    {
        world.Invoke("""{"cluster":"a"}""");
        world.Core.Time.Run(() => world.Core.Time.Delay(TimeSpan.FromMinutes(10), CancellationToken.None));

        world.Answer("""{"cluster":"a"}""")["instance"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public void Invoke_TwoAtOnce_NeedTwoEnvironments()
    {
        world.Core.Time.Run(() => Task.WhenAll(Enumerable.Range(0, 2).Select(
            _ => world.Lambda.InvokeAsync("HandleFunction", """{"cluster":"a","wait":"00:00:01"}""", CancellationToken.None))));

        world.Lambda.Invocations.Select(static one => one.Cold).ShouldBe([true, true]);
    }

    [Fact]
    public void Invoke_ConcurrencyUsedUp_IsThrottled()
    {
        var narrow = new LambdaWorld(new LambdaOptions { Concurrency = 1 });

        var e = Should.Throw<LambdaServiceException>(() => narrow.Core.Time.Run(() => Task.WhenAll(Enumerable.Range(0, 2).Select(
            _ => narrow.Lambda.InvokeAsync("HandleFunction", """{"cluster":"a"}""", CancellationToken.None)))));

        (e.Code, e.Status).ShouldBe(("TooManyRequestsException", 429));
    }
}
