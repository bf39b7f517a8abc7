using Amazon.Lambda.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>Awaits a handler's result and serializes it.</summary>
internal abstract class ResultWriter
{
    private static readonly byte[] Null = [.. "null"u8];

    public static ResultWriter For(Type returned, ILambdaSerializer serializer)
    {
        if (returned == typeof(void) || returned == typeof(Task))
        {
            return new Nothing();
        }

        return returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>)
            ? (ResultWriter)Activator.CreateInstance(typeof(Awaited<>).MakeGenericType(returned.GenericTypeArguments[0]), serializer)!
            : (ResultWriter)Activator.CreateInstance(typeof(Plain<>).MakeGenericType(returned), serializer)!;
    }

    public abstract Task<ReadOnlyMemory<byte>> WriteAsync(object? returned);

    private static ReadOnlyMemory<byte> Serialize<T>(ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream(1024);
        serializer.Serialize(value, stream);
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    private sealed class Nothing : ResultWriter
    {
        public override async Task<ReadOnlyMemory<byte>> WriteAsync(object? returned)
        {
            if (returned is Task task)
            {
                await task;
            }

            return Null;
        }
    }

    private sealed class Awaited<T>(ILambdaSerializer serializer) : ResultWriter
    {
        public override async Task<ReadOnlyMemory<byte>> WriteAsync(object? returned) => returned is Task<T> task
            ? Serialize(serializer, await task)
            : throw new InvalidOperationException("The handler returned null instead of a task.");
    }

    private sealed class Plain<T>(ILambdaSerializer serializer) : ResultWriter
    {
        public override Task<ReadOnlyMemory<byte>> WriteAsync(object? returned) => Task.FromResult(Serialize(serializer, (T)returned!));
    }
}
