using System.Reflection;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Lambda;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>
/// A stack is deployed with a setting that its functions refuse: the state machine gets the error's own name, and operators its message.
/// </summary>
public sealed class BadSettingTests
{
    private static readonly Func<string, string?> Bad = name => name == "FAILOVER_TTL_SECONDS" ? "soon" : null;

    [Fact]
    public void Start_BadSetting_IsReportedByOurErrorAtOnce()
    {
        var execution = Play(services => services.AddSingleton(Failover.Functions.Startup.OnUse(() => Settings.Read(Bad))));

        var report = EndedExecution.From(execution).Report.ShouldNotBeNull();
        report.Outcome.ShouldBe(Outcome.Unrecovered);
        report.Error.ShouldBe(nameof(InvalidRequestException));
        report.Message.ShouldContain("Expected the setting FAILOVER_TTL_SECONDS to be a whole number from 1 to 300, but found 'soon'.");
        Attempts(execution).ShouldBe(1);
    }

    /// <summary>What happens if a constructor throws nevertheless: Lambda wraps it, and the report still says what is wrong.</summary>
    [Fact]
    public void Start_ConstructorThrows_IsWrappedAsByLambdaAndStillReported()
    {
        var execution = Play(
            services => services.AddSingleton<Lazy<Settings>>(_ => throw new InvalidRequestException("Expected a setting.")));

        execution.History.ShouldContain(e =>
            e.LambdaFunctionFailedEventDetails != null && e.LambdaFunctionFailedEventDetails.Error == nameof(TargetInvocationException));
        var report = EndedExecution.From(execution).Report.ShouldNotBeNull();
        report.Error.ShouldBe(nameof(InvalidRequestException));
        report.Message.ShouldContain("Expected a setting.");
    }

    private static int Attempts(Failover.LocalCloud.StepFunctions.Running.StateMachineExecution execution) =>
        execution.History.Count(e => e.LambdaFunctionFailedEventDetails?.Error == nameof(InvalidRequestException));

    private static Failover.LocalCloud.StepFunctions.Running.StateMachineExecution Play(Action<IServiceCollection> broken)
    {
        var world = new World(new WorldSpec { HasApplication = false }, seed: 1);
        return world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            var compose = world.Cloud.Lambda.Overrides;
            world.Cloud.Lambda.Overrides = (services, function) =>
            {
                compose(services, function);
                if (function.LogicalId == "VerifyClusterFunction")
                {
                    broken(services);
                }
            };
            var execution = world.Cloud.StartExecution("""{"cluster": "orders-prod"}""");
            await execution.Completion;
            return execution;
        });
    }
}
