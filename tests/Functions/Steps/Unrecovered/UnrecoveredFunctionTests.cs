using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Functions.Steps.Unrecovered;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.Unrecovered;

public sealed class UnrecoveredFunctionTests
{
    private static readonly Report Report = ReportComposer.Compose(
        new ReportOutcomeRequest { Execution = Sample.Execution, RedriveCount = 1, Failure = new Failure("States.Timeout", "too slow") },
            Sample.Now);

    [Fact]
    public void Handle_NoRedriveSinceTheReport_FailsTheExecutionWithItsSummary() =>
        Should.Throw<UnrecoveredException>(
            () => new UnrecoveredFunction(new FakeTimeProvider(Sample.Now)).Handle(new UnrecoveredRequest(Report, 1)))
            .Message.ShouldBe("States.Timeout: too slow");

    [Theory]
    [InlineData("RecordContestedException")]
    [InlineData("PermissionDeniedException")]
    [InlineData("JsonSerializerException")]
    public void Handle_CauseThatNoRetryFixes_AsksForAnOperator(string error) =>
        Should.Throw<PersonNeededException>(
            () => new UnrecoveredFunction(new FakeTimeProvider(Sample.Now))
            .Handle(new UnrecoveredRequest(Report with { Error = error }, 1)));

    public static TheoryData<string> Permanent => [.. PermanentErrors.NeedPerson];

    public static TheoryData<string> Passing => [.. Errors<TransientException>(), "States.Timeout", "Lambda.ServiceException"];

    [Theory]
    [MemberData(nameof(Permanent))]
    public void Handle_AnyPermanentError_AsksForAnOperator(string error) => Handle_CauseThatNoRetryFixes_AsksForAnOperator(error);

    [Theory]
    [MemberData(nameof(Passing))]
    public void Handle_ErrorThatMayPass_IsLeftToTheWatch(string error) =>
        Should.Throw<UnrecoveredException>(
            () => new UnrecoveredFunction(new FakeTimeProvider(Sample.Now))
            .Handle(new UnrecoveredRequest(Report with { Error = error }, 1)));

    [Fact]
    public void Handle_Redriven_LetsTheMachineStartOver() =>
        new UnrecoveredFunction(new FakeTimeProvider(Sample.Now)).Handle(new UnrecoveredRequest(Report, 2)).ShouldBe(
            new Redriven(RedriveState.Redriven, 2, "redrive 2: everything is verified again", Sample.Now));

    private static IEnumerable<string> Errors<TBase>() =>
        typeof(TBase).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TBase)) && !t.IsAbstract).Select(t => t.Name)
            .Order(StringComparer.Ordinal);
}
