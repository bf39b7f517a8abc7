namespace Failover.LocalCloud.Template;

/// <summary>The GUID in a stack's id. On AWS each stack gets a new one; here a name and region always give the same one.</summary>
internal static class StackId
{
    public static Guid Of(string region, string stackName)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, StableHash.Of($"{region}/{stackName}"));
        BitConverter.TryWriteBytes(bytes[8..], StableHash.Of($"{stackName}/{region}"));
        return new Guid(bytes);
    }
}
