using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Lambda;
using Failover.Tests.LocalCloud.CloudWatch;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Tests.LocalCloud.Lambda;

/// <summary>A world with one function, <c>HandleFunction</c>, and its siblings.</summary>
internal sealed class LambdaWorld
{
    public LambdaWorld(LambdaOptions? options = null)
    {
        Lambda = new LambdaService(Core, options)
        {
            Overrides = (services, identity) =>
            {
                services.AddSingleton<TimeProvider>(Core.Time);
                services.AddSingleton(new Settings(identity.Environment.GetValueOrDefault("SETTING")));
                Killed.Add(identity.Killed);
            },
        };
        foreach (var method in new[] { "Handle", "Swapped", "Silent" })
        {
            Lambda.Create(Definition(method));
        }
    }

    public CloudCore Core { get; } = new(11, Alarms.Start);

    public LambdaService Lambda { get; }

    public List<CancellationToken> Killed { get; } = [];

    public static FunctionDefinition Definition(string method) => new()
    {
        LogicalId = method + "Function",
        Name = "stack-" + method,
        Handler = $"Failover.Tests::Failover.Tests.LocalCloud.Lambda.HostedFunctions_{method}_Generated::{method}",
        Environment = new Dictionary<string, string> { ["SETTING"] = "set" },
        Timeout = 15,
    };

    public LambdaResult Invoke(string payload, string function = "HandleFunction") =>
        Core.Time.Run(() => Lambda.InvokeAsync(function, payload, CancellationToken.None));

    /// <summary>Whether the task is cancelled; Shouldly's own ThrowAsync would leave the virtual scheduler.</summary>
    public static async Task<bool> IsCancelledAsync(Task task)
    {
        try
        {
            await task;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    public JsonObject Answer(string payload, string function = "HandleFunction") =>
        Invoke(payload, function).Json().ShouldNotBeNull().AsObject();
}
