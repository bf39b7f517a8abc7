using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Failover.Tests.LocalCloud.Lambda;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<HostedJson>))]

namespace Failover.Tests.LocalCloud.Lambda;

public sealed record Order(string Cluster, int Attempt = 0, TimeSpan? Wait = null, string? Fail = null);

/// <summary>The names are spelled out because Lambda's serializer brings its own options.</summary>
public sealed record Answer(
    [property: JsonPropertyName("greeting")] string Greeting,
    [property: JsonPropertyName("functionName")] string FunctionName,
    [property: JsonPropertyName("remainingSeconds")] double RemainingSeconds,
    [property: JsonPropertyName("instance")] int Instance,
    [property: JsonPropertyName("setting")] string? Setting);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class HostedJson : JsonSerializerContext;

/// <summary>Represents a dependency of a function; the world replaces it.</summary>
public interface IGreeter
{
    string Greet(string name);
}

public sealed class Greeter(string salutation) : IGreeter
{
    public string Greet(string name) => $"{salutation} {name}";
}

[LambdaStartup]
public sealed class HostedStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IGreeter>(new Greeter("hello"));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Settings(null));
    }
}

public sealed record Settings(string? Value);

public sealed class OrderRejectedException(string message, Exception? inner = null) : Exception(message, inner);

public sealed class HostedFunctions(IGreeter greeter, TimeProvider time, Settings settings)
{
    private int calls;

    [LambdaFunction]
    public async Task<Answer> Handle(Order order, ILambdaContext context)
    {
        if (order.Wait is { } wait)
        {
            await Task.Delay(wait, time);
        }

        context.Logger.LogInformation("Order of {cluster}, attempt {attempt}", order.Cluster, order.Attempt);
        if (order.Fail is { } fail)
        {
            throw new OrderRejectedException(fail, new InvalidOperationException("the root of it"));
        }

        // A defect, without an exception class of its own.
        ArgumentOutOfRangeException.ThrowIfNegative(order.Attempt);
        return new Answer(greeter.Greet(order.Cluster), context.FunctionName, context.RemainingTime.TotalSeconds, ++calls, settings.Value);
    }

    [LambdaFunction]
    public Answer Swapped(ILambdaContext context, Order order) => new(order.Cluster, context.AwsRequestId, 0, 0, null);

    [LambdaFunction]
    public Task Silent() => Task.CompletedTask;

    public Task Unmarked(Order order) => Task.FromResult(order);
}
