using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>A handler in this process, with what reflection found out about it, cached.</summary>
internal sealed class HostedHandler
{
    /// <summary>The longest payload whose refusal is kept, in bytes: a warm-up's, but no event's.</summary>
    private const int LongestKept = 32;

    private static readonly ConcurrentDictionary<string, HostedHandler> Known = new(StringComparer.Ordinal);

    /// <summary>Shared by all handlers, so that each serializer's type metadata is built once.</summary>
    private static readonly ConcurrentDictionary<Type, ILambdaSerializer> Serializers = new();

    private readonly Type type;
    private readonly ObjectFactory make;
    private readonly MethodInvoker invoker;
    private readonly ConstructorInvoker? makeStartup;
    private readonly MethodInvoker? configure;
    private readonly RequestReader? reader;
    private readonly ResultWriter writer;
    private readonly bool[] takesContext;

    /// <summary>The answers to short payloads that the serializer refused: a warm-up sends the same one again and again.</summary>
    private readonly ConcurrentDictionary<string, HandlerAnswer> refused = new(StringComparer.Ordinal);

    static HostedHandler() =>

        // Each environment has its own container, which resolves only a few services: compiling them would cost more than it saves.
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", true);

    private HostedHandler(HandlerName name)
    {
        var assembly = Load(name);
        type = assembly.GetType(name.Class) ?? throw Bad(name, $"the assembly has no class {name.Class}");
        var found = type.GetMethod(name.Method, BindingFlags.Public | BindingFlags.Instance)
            ?? throw Bad(name, $"the class has no public method {name.Method}");
        if (found.GetCustomAttribute<LambdaFunctionAttribute>() is null)
        {
            throw Bad(name, $"the method {name.Method} is not marked [LambdaFunction]");
        }

        var parameters = found.GetParameters();
        takesContext = [.. parameters.Select(static parameter => parameter.ParameterType == typeof(ILambdaContext))];
        var requests = parameters.Where(static parameter => parameter.ParameterType != typeof(ILambdaContext)).ToList();
        if (requests.Count > 1)
        {
            throw Bad(name, $"the method has {requests.Count} parameters besides ILambdaContext, but only one can be the request");
        }

        var serializer = Serializer(assembly, found) ?? throw Bad(name, "neither the assembly nor the method has a [LambdaSerializer]");
        Method = found;
        make = ActivatorUtilities.CreateFactory(type, []);
        invoker = MethodInvoker.Create(found);
        reader = requests.Count == 1 ? RequestReader.For(requests[0].ParameterType, serializer) : null;
        writer = ResultWriter.For(found.ReturnType, serializer);
        if (assembly.GetTypes().SingleOrDefault(static one => one.GetCustomAttribute<LambdaStartupAttribute>() is not null) is { } startup)
        {
            makeStartup = ConstructorInvoker.Create(
                startup.GetConstructor([]) ?? throw Bad(name, $"{startup.Name} has no parameterless constructor"));
            configure = MethodInvoker.Create(startup.GetMethod("ConfigureServices", [typeof(IServiceCollection)])
                ?? throw Bad(name, $"{startup.Name} has no method ConfigureServices(IServiceCollection)"));
        }
    }

    /// <summary>The method as written in the source, which the generated one calls.</summary>
    public MethodInfo Method { get; }

    /// <exception cref="FormatException">The handler string is not valid.</exception>
    /// <exception cref="InvalidOperationException">The handler does not exist, or Lambda could not call it.</exception>
    public static HostedHandler For(string handler) => Known.GetOrAdd(handler, static text => new HostedHandler(HandlerName.Parse(text)));

    /// <summary>
    /// The container of a new environment, as the generated code builds it: the function's class is a singleton unless Startup registers
    /// it otherwise.
    /// </summary>
    public FunctionContainer Start(FunctionIdentity identity, Action<IServiceCollection, FunctionIdentity> overrides)
    {
        var services = new ServiceCollection();
        services.AddSingleton(type, provider => make(provider, null));
        if (makeStartup is not null)
        {
            Unwrapped(configure!, makeStartup.Invoke(), services);
        }

        overrides(services, identity);
        return new FunctionContainer(services, type);
    }

    /// <summary>Calls the handler; its exceptions are thrown, but a payload that is no request is answered as the runtime does.</summary>
    public async Task<HandlerAnswer> InvokeAsync(FunctionContainer container, ReadOnlyMemory<byte> payload, ILambdaContext context)
    {
        using var scope = container.Begin();
        var function = container.FunctionOf(scope);
        if (!TryRead(payload, out var request, out var refusal))
        {
            return refusal;
        }

        var arguments = new object?[takesContext.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = takesContext[i] ? context : request;
        }

        return new HandlerAnswer(await writer.WriteAsync(Unwrapped(invoker, function, arguments)));
    }

    private bool TryRead(ReadOnlyMemory<byte> payload, out object? request, out HandlerAnswer refusal)
    {
        request = null;
        var text = payload.Length <= LongestKept ? Encoding.UTF8.GetString(payload.Span) : null;
        if (text is not null && refused.TryGetValue(text, out refusal))
        {
            return false;
        }

        try
        {
            request = reader?.Read(payload);
            refusal = default;
            return true;
        }
        catch (JsonSerializerException e)
        {
            refusal = HandlerAnswer.Of(e, Method);
            if (text is not null)
            {
                refused[text] = refusal;
            }

            return false;
        }
    }

    private static object? Unwrapped(MethodInvoker invoker, object? target, params object?[] arguments)
    {
        try
        {
            return invoker.Invoke(target, arguments.AsSpan());
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    private static Assembly Load(HandlerName name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name.Assembly));
        }
        catch (FileNotFoundException e)
        {
            throw Bad(name, $"there is no assembly {name.Assembly}: {e.Message}");
        }
    }

    private static ILambdaSerializer? Serializer(Assembly assembly, MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<LambdaSerializerAttribute>() ?? assembly.GetCustomAttribute<LambdaSerializerAttribute>();
        return attribute is null ? null
            : Serializers.GetOrAdd(attribute.SerializerType, static type => (ILambdaSerializer)Activator.CreateInstance(type)!);
    }

    private static InvalidOperationException Bad(HandlerName name, string why) =>
        new($"Handler {name.Assembly}::{name.Class}::{name.Method}: {why}.");
}

/// <summary>A handler's answer.</summary>
/// <param name="Utf8">JSON: the result, or the error object.</param>
/// <param name="ErrorType">The error object's <c>errorType</c>; null if the handler did not fail.</param>
internal readonly record struct HandlerAnswer(ReadOnlyMemory<byte> Utf8, string? ErrorType = null)
{
    public static HandlerAnswer Of(Exception exception, MethodInfo handler) =>
        new(ErrorObject.From(exception, handler), exception.GetType().Name);
}
