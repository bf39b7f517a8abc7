using System.Text;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>Lambda: calls the handlers that the template names, with JSON in and out.</summary>
public sealed class LambdaService(CloudCore core, LambdaOptions? options = null)
{
    private readonly LambdaOptions options = options ?? new LambdaOptions();
    private readonly Dictionary<string, Function> byName = new(StringComparer.Ordinal);
    private readonly List<FunctionDefinition> functions = [];
    private readonly List<LambdaFault> faults = [];
    private readonly List<LambdaInvocation> invocations = [];
    private int running;

    /// <summary>Replaces AWS's clients by the world's, for one environment; runs after the functions' own Startup.</summary>
    public Action<IServiceCollection, FunctionIdentity> Overrides { get; set; } = static (_, _) => { };

    /// <summary>Called with each log line: the function's logical id and the text. CloudWatch reads embedded metrics from it.</summary>
    public Action<string, string> Logged { get; set; } = static (_, _) => { };

    /// <summary>Called after each completed invocation, with whether it failed.</summary>
    public Action<FunctionDefinition, bool> Ended { get; set; } = static (_, _) => { };

    public IReadOnlyList<FunctionDefinition> Functions => functions;

    /// <summary>All completed invocations, in order of completion.</summary>
    public IReadOnlyList<LambdaInvocation> Invocations => invocations;

    public void Add(LambdaFault fault) => faults.Add(fault);

    /// <summary>
    /// Creates the function, or gives an existing one new code and settings; published versions stay as they are.
    /// </summary>
    /// <exception cref="FormatException">The handler string is not valid.</exception>
    /// <exception cref="InvalidOperationException">The handler does not exist.</exception>
    public void Create(FunctionDefinition definition)
    {
        definition = definition with { Region = core.Region };
        var function = new Function(definition);
        functions.RemoveAll(other => other.Arn == definition.Arn);
        functions.Add(definition);
        if (definition.Version is { } version)
        {
            byName[$"{definition.Arn}:{version}"] = byName[$"{definition.Name}:{version}"] = function;
        }

        byName[definition.LogicalId] = byName[definition.Name] = byName[definition.Arn] = function;
    }

    /// <summary>The function with that logical id, name or ARN (with or without a version).</summary>
    public FunctionDefinition? Find(string nameOrArn) => Lookup(nameOrArn)?.Definition;

    /// <summary>How many times the function was invoked.</summary>
    public int CountOf(string nameOrArn) => Lookup(nameOrArn)?.Invocations ?? 0;

    /// <inheritdoc cref="InvokeAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<LambdaResult> InvokeAsync(string functionNameOrArn, string payloadJson, CancellationToken cancellationToken) =>
        InvokeAsync(functionNameOrArn, Encoding.UTF8.GetBytes(payloadJson), cancellationToken);

    /// <summary>Invokes a function and waits for its answer. Cancelling ends the wait; the function keeps running, as on AWS.</summary>
    /// <exception cref="LambdaServiceException">It did not run: it is unknown or throttled, or Lambda failed.</exception>
    public async Task<LambdaResult> InvokeAsync(string functionNameOrArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var function = Lookup(functionNameOrArn) ?? throw new LambdaServiceException(
            "ResourceNotFoundException", $"Function not found: {Arn(functionNameOrArn)}", 404);
        function.Invocations++;
        var fault = faults.Find(one => one.Hit(function.Definition, core.Time.Elapsed, core.Chance.Stream("lambda-faults")));
        Refuse(function, fault);
        running++;
        function.Running++;
        var run = RunAsync(function, payload, fault);
        return await run.WaitAsync(cancellationToken);
    }

    private void Refuse(Function function, LambdaFault? fault)
    {
        var name = function.Definition.LogicalId;
        if (fault?.Kind == LambdaFaultKind.Throttle || running >= options.Concurrency
            || function.Running >= function.Definition.ReservedConcurrency)
        {
            core.Journal.Write("lambda", "throttled", name, "Rate Exceeded.");
            throw new LambdaServiceException("TooManyRequestsException", "Rate Exceeded.", 429);
        }

        if (core.IsDown)
        {
            throw Down(name);
        }

        if (fault?.Kind == LambdaFaultKind.ServiceException)
        {
            core.Journal.Write("lambda", "service-exception", name, "a simulated fault");
            throw new LambdaServiceException("ServiceException", "The service encountered an internal error.", 500);
        }
    }

    private async Task<LambdaResult> RunAsync(Function function, ReadOnlyMemory<byte> payload, LambdaFault? fault)
    {
        var definition = function.Definition;
        var requestId = core.Chance.Id("lambda-request").ToString();
        var logger = new FunctionLogger(core.Time, text => Logged(definition.LogicalId, text));
        var environment = function.TakeIdle(core.Time.GetUtcNow(), options.IdleLimit);
        var cold = environment is null;
        environment ??= new ExecutionEnvironment(function.Handler, definition);
        core.Journal.Write("lambda", "invoked", definition.LogicalId, cold ? "cold" : "warm");
        try
        {
            await Prepare(cold);
            var started = core.Time.GetUtcNow();
            var sandbox = new Sandbox(core, function.Handler, definition, environment, requestId, Overrides);
            var result = await sandbox.RunAsync(payload, fault, logger);
            if (core.IsDown)
            {
                environment.Kill();
                throw Down(definition.LogicalId);
            }

            End(function, environment, new LambdaInvocation(
                requestId, definition.LogicalId, started, cold, core.Time.GetUtcNow() - started, result.ErrorType, logger.Lines));
            return result;
        }
        finally
        {
            running--;
            function.Running--;
        }
    }

    private LambdaServiceException Down(string name)
    {
        core.Journal.Write("lambda", "service-exception", name, $"{core.Region} is down");
        return new LambdaServiceException("ServiceException", "The service encountered an internal error.", 500);
    }

    private Task Prepare(bool cold)
    {
        var overhead = core.Chance.Between("lambda-overhead", options.Overhead.Least, options.Overhead.Most);
        var init = cold ? core.Chance.Between("cold-start", options.ColdStart.Least, options.ColdStart.Most) * options.ColdStartScale
            : TimeSpan.Zero;
        return core.Time.Delay(overhead + init, CancellationToken.None);
    }

    private void End(Function function, ExecutionEnvironment environment, LambdaInvocation invocation)
    {
        invocations.Add(invocation);
        Ended(function.Definition, invocation.ErrorType is not null);
        core.Journal.Write(
            "lambda", invocation.ErrorType is null ? "returned" : "failed", invocation.LogicalId, invocation.ErrorType ?? "");
        if (!environment.IsKilled)
        {
            function.Return(environment, core.Time.GetUtcNow());
        }
    }

    private Function? Lookup(string nameOrArn)
    {
        if (byName.TryGetValue(nameOrArn, out var function))
        {
            return function;
        }

        // name:qualifier and arn:...:function:name:qualifier. Aliases and $LATEST mean the newest code; a number must be a known version.
        var cut = nameOrArn.LastIndexOf(':');
        return cut > 0 && !nameOrArn.AsSpan(cut + 1).ContainsAnyInRange('0', '9') ? byName.GetValueOrDefault(nameOrArn[..cut]) : null;
    }

    private string Arn(string name) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : $"arn:aws:lambda:{core.Region}:{CloudCore.Account}:function:{name}";
}
