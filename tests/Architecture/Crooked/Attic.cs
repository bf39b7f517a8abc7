using Failover.Tests.Architecture.Crooked.Cellar;

namespace Failover.Tests.Architecture.Crooked.Attic;

internal class Chest : Exception
{
    public static int Things => 3;
}

internal interface IWindow;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class DustyAttribute : Attribute
{
    public Type? By { get; init; }
}

/// <summary>The only dependency that points down.</summary>
internal static class Ladder
{
    public static int Down() => InBody.Count();
}
