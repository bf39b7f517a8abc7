namespace Failover.LocalCloud.Template;

/// <summary>The GUID in a stack's id. On AWS it is new for each stack; here one name in one region always gets the same.</summary>
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
