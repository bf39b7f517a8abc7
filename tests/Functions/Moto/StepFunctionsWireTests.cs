using Failover.Functions.Scheduled.Watch;

namespace Failover.Tests.Functions.Moto;

[Collection(MotoTests.Name)]
public sealed class StepFunctionsWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task Start_TheSameNameTwice_IsOneExecution()
    {
        var machine = await world.CreateStateMachineAsync("once");
        var attempts = new Attempts(world.Clients.StepFunctions);

        (await attempts.StartAsync(machine, "watch-1", """{"cluster": "once-prod"}""", CancellationToken.None)).ShouldBeTrue();

        // With the same input, Step Functions returns the running execution. With another, it refuses, and the first one stays.
        (await attempts.StartAsync(machine, "watch-1", """{"cluster": "once-prod"}""", CancellationToken.None)).ShouldBeTrue();
        (await attempts.StartAsync(machine, "watch-1", """{"cluster": "another"}""", CancellationToken.None)).ShouldBeFalse();
        var only = (await attempts.ListAsync(machine, CancellationToken.None)).ShouldHaveSingleItem();
        (only.Name, only.StoppedAt).ShouldBe(("watch-1", (DateTimeOffset?)null));
        (await attempts.EndAsync(only.Arn, CancellationToken.None)).ShouldNotBe(AttemptEnd.NeedsPerson);
    }
}
