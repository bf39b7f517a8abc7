using Failover.Functions;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.StateMachine;

public sealed class StepResultTests
{
    /// <summary>ReportOutcome's result is the execution's output, which has names of its own.</summary>
    public static TheoryData<string> Steps =>
        [.. Handlers().Where(h => h.Result != typeof(Report)).Select(h => h.Function)];

    [Fact]
    public void Handlers_OfTheSteps_AreFound() => Handlers().Count().ShouldBe(12);

    [Theory]
    [MemberData(nameof(Steps))]
    public void Result_OfAStep_HasStateReasonAndTime(string function)
    {
        var result = Handlers().Single(h => h.Function == function).Result;

        result.GetInterfaces().ShouldContain(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStepResult<>), $"{result.Name} is no IStepResult");
    }

    private static IEnumerable<(string Function, Type Result)> Handlers() =>
        from type in typeof(Startup).Assembly.GetTypes()
        where type.Namespace?.StartsWith("Failover.Functions.Steps.", StringComparison.Ordinal) == true
            && type.Name.EndsWith("Function", StringComparison.Ordinal)
        let result = type.GetMethod("Handle")!.ReturnType
        select (type.Name, result.IsGenericType ? result.GetGenericArguments()[0] : result);
}
