using System.Text.Json.Nodes;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Time;

namespace Failover.Tests.LocalCloud.Lambda;

public sealed class LambdaServiceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly LambdaWorld world = new();

    [Theory]
    [InlineData("HandleFunction")]
    [InlineData("stack-Handle")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:stack-Handle")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:stack-Handle:$LATEST")]
    public void Invoke_AnyOfItsNames_RunsTheHandlerWithTheWorldsServices(string name)
    {
        var answer = world.Answer("""{"cluster":"orders-prod"}""", name);

        answer["greeting"]!.GetValue<string>().ShouldBe("hello orders-prod");
        answer["functionName"]!.GetValue<string>().ShouldBe("stack-Handle");
        answer["setting"]!.GetValue<string>().ShouldBe("set");
        answer["remainingSeconds"]!.GetValue<double>().ShouldBe(15);
        world.Lambda.CountOf("HandleFunction").ShouldBe(1);
    }

    [Fact]
    public void Invoke_ParametersInAnyOrder_AreFilled() =>
        world.Answer("""{"cluster":"orders-prod"}""", "SwappedFunction")["greeting"]!.GetValue<string>().ShouldBe("orders-prod");

    [Fact]
    public void Invoke_NoRequestAndNoResult_AnswersNull() => world.Invoke("{}", "SilentFunction").Payload.ShouldBe("null");

    [Fact]
    public void Invoke_Logged_ArgumentsAreInTheLine()
    {
        world.Invoke("""{"cluster":"orders-prod","attempt":3}""");

        world.Lambda.Invocations.Single().Log.Single().Text.ShouldBe("Order of orders-prod, attempt 3");
    }

    [Fact]
    public void Invoke_HandlerThrows_AnswersTheRuntimesErrorObject()
    {
        var result = world.Invoke("""{"cluster":"orders-prod","fail":"no such record"}""");

        result.FunctionError.ShouldBe("Unhandled");
        result.ErrorType.ShouldBe("OrderRejectedException");
        var error = result.Json()!;
        error["errorType"]!.GetValue<string>().ShouldBe("OrderRejectedException");
        error["errorMessage"]!.GetValue<string>().ShouldBe("no such record");
        Stack(error).ShouldBe(["at Failover.Tests.LocalCloud.Lambda.HostedFunctions.Handle"]);
        error["cause"]!["errorType"]!.GetValue<string>().ShouldBe("InvalidOperationException");
    }

    [Fact]
    public void Invoke_HandlerHasADefect_AnswersWithItsWholeStack()
    {
        var stack = Stack(world.Answer("""{"cluster":"orders-prod","attempt":-1}"""));

        stack.Count.ShouldBeGreaterThan(1);
        stack.ShouldContain(
            line => line.StartsWith("at Failover.Tests.LocalCloud.Lambda.HostedFunctions.Handle(Order order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("""{"attempt":"many"}""")]
    public void Invoke_PayloadOfAnotherType_IsTheSerializersError(string payload) =>
        world.Invoke(payload).ErrorType.ShouldBe("JsonSerializerException");

    [Fact]
    public void Invoke_WarmUpThatNoHandlerTakes_AnswersAlikeEachTimeAndKeepsTheEnvironment()
    {
        var answers = Enumerable.Range(0, 3).Select(_ => world.Invoke("\"warm-up\"").Payload).ToList();

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("\"errorType\":\"JsonSerializerException\"");
        world.Lambda.Invocations.Select(static one => one.Cold).ShouldBe([true, false, false]);
        world.Invoke("""{"cluster":"a"}""").ErrorType.ShouldBeNull();
    }

    [Fact]
    public void Invoke_WaitingCancelled_FunctionRunsOn()
    {
        world.Core.Time.Run(async () =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3), world.Core.Time);
            (await LambdaWorld.IsCancelledAsync(
                world.Lambda.InvokeAsync("HandleFunction", """{"cluster":"a","wait":"00:00:10"}""", patience.Token))).ShouldBeTrue();
            world.Lambda.Invocations.ShouldBeEmpty();
            await world.Core.Time.Delay(TimeSpan.FromSeconds(20), CancellationToken.None);
        });

        world.Lambda.Invocations.Single().ErrorType.ShouldBeNull();
    }

    [Theory]
    [InlineData(LambdaFaultKind.Crash, "Runtime.ExitError", 0)]
    [InlineData(LambdaFaultKind.CrashAfter, "Runtime.ExitError", 1)]
    [InlineData(LambdaFaultKind.Slow, null, 1)]
    public void Invoke_FaultOnce_HitsOneInvocation(LambdaFaultKind kind, string? errorType, int logged)
    {
        world.Lambda.Add(new LambdaFault(kind, "HandleFunction", TimeSpan.Zero, Hour) { Times = 1 });

        world.Invoke("""{"cluster":"a"}""").ErrorType.ShouldBe(errorType);
        world.Lambda.Invocations[0].Log.Count.ShouldBe(logged);
        world.Invoke("""{"cluster":"a"}""").ErrorType.ShouldBeNull();
    }

    [Fact]
    public void Invoke_SlowBeyondTheTimeout_IsTimedOut()
    {
        world.Lambda.Add(new LambdaFault(LambdaFaultKind.Slow, "*", TimeSpan.Zero, Hour) { Delay = TimeSpan.FromSeconds(16) });

        world.Invoke("""{"cluster":"a"}""").ErrorType.ShouldBe("Sandbox.Timedout");
    }

    [Theory]
    [InlineData("no-such-function", "Function not found: arn:aws:lambda:us-east-1:123456789012:function:no-such-function")]
    public void Invoke_Unknown_IsNotFound(string name, string message) =>
        Should.Throw<LambdaServiceException>(() => world.Invoke("{}", name)).Message.ShouldBe(message);

    [Theory]
    [InlineData("Failover.Tests::Failover.Tests.LocalCloud.Lambda.HostedFunctions", "expected Assembly::")]
    [InlineData("No.Such::Failover.Tests.LocalCloud.Lambda.HostedFunctions_Handle_Generated::Handle", "there is no assembly No.Such")]
    [InlineData(
        "Failover.Tests::Failover.Tests.LocalCloud.Lambda.Gone_Handle_Generated::Handle",
        "has no class Failover.Tests.LocalCloud.Lambda.Gone")]
    [InlineData("Failover.Tests::Failover.Tests.LocalCloud.Lambda.HostedFunctions_Gone_Generated::Gone", "no public method Gone")]
    [InlineData(
        "Failover.Tests::Failover.Tests.LocalCloud.Lambda.HostedFunctions_Unmarked_Generated::Unmarked", "not marked [LambdaFunction]")]
    public void Create_HandlerThatLambdaCouldNotCall_SaysWhy(string handler, string why) =>
        Should.Throw<Exception>(
            () => world.Lambda.Create(LambdaWorld.Definition("Handle") with { Handler = handler })).Message.ShouldContain(why);

    [Fact]
    public void Invoke_SameSeed_SameTrace()
    {
        string Trace()
        {
            var one = new LambdaWorld();
            one.Invoke("""{"cluster":"a","fail":"x"}""");
            return string.Join('\n', one.Core.Journal.Entries) + one.Invoke("""{"cluster":"a"}""").Payload;
        }

        Trace().ShouldBe(Trace());
    }

    [Fact]
    public void AsyncInvoker_FunctionFails_IsTriedThreeTimes()
    {
        world.Core.Time.Run(() =>
        {
            new AsyncInvoker(world.Core, world.Lambda).Invoke("HandleFunction", """{"cluster":"a","fail":"x"}""");
            return world.Core.Time.Delay(TimeSpan.FromMinutes(30), CancellationToken.None);
        });

        world.Lambda.CountOf("HandleFunction").ShouldBe(3);
        world.Core.Journal.Entries[^1].Kind.ShouldBe("event-dropped");
    }

    private static List<string> Stack(JsonNode error) =>
        [.. error["stackTrace"]!.AsArray().Select(static line => line!.GetValue<string>())];
}
