using Failover.DocumentDb.Following;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Clients;

public sealed class FlapGuardTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Allows_FirstMove_AtOnce() => new FlapGuard(clock).Allows("b", works: true).ShouldBeTrue();

    [Fact]
    public void Allows_SecondMoveWithinAMinute_AfterTwoSteadySeconds()
    {
        var guard = new FlapGuard(clock);
        guard.Moved();
        guard.Allows("a", works: true).ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1.9));
        guard.Allows("a", works: true).ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));
        guard.Allows("a", works: true).ShouldBeTrue();
    }

    [Fact]
    public void Allows_RecordTurnsBackInBetween_CountsAnew()
    {
        var guard = new FlapGuard(clock);
        guard.Moved();
        guard.Allows("a", works: true);
        clock.Advance(TimeSpan.FromSeconds(1.5));
        guard.Allows(null, works: true);
        guard.Allows("a", works: true);
        clock.Advance(TimeSpan.FromSeconds(1.5));
        guard.Allows("a", works: true).ShouldBeFalse();
    }

    [Fact]
    public void Allows_ClientWithoutAWriter_AtOnce()
    {
        var guard = new FlapGuard(clock);
        guard.Moved();
        guard.Moved();
        guard.Allows("a", works: false).ShouldBeTrue();
    }

    [Fact]
    public void Allows_AMinuteLater_AtOnce()
    {
        var guard = new FlapGuard(clock);
        guard.Moved();
        clock.Advance(TimeSpan.FromSeconds(61));
        guard.Allows("a", works: true).ShouldBeTrue();
    }
}
