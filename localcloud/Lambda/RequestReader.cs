using System.Runtime.InteropServices;
using Amazon.Lambda.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>Calls the serializer for a request type that is known only by reflection.</summary>
internal abstract class RequestReader
{
    public static RequestReader For(Type type, ILambdaSerializer serializer) =>
        (RequestReader)Activator.CreateInstance(typeof(Reader<>).MakeGenericType(type), serializer)!;

    public abstract object? Read(ReadOnlyMemory<byte> payload);

    internal static MemoryStream StreamOver(ReadOnlyMemory<byte> payload) => MemoryMarshal.TryGetArray(payload, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false, publiclyVisible: true)
        : new MemoryStream(payload.ToArray(), writable: false);

    private sealed class Reader<T>(ILambdaSerializer serializer) : RequestReader
    {
        public override object? Read(ReadOnlyMemory<byte> payload)
        {
            using var stream = StreamOver(payload);
            return serializer.Deserialize<T>(stream);
        }
    }
}
