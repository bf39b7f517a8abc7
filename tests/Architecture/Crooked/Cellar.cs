using Failover.Tests.Architecture.Crooked.Attic;

namespace Failover.Tests.Architecture.Crooked.Cellar;

internal static class InBody
{
    public static int Count() => Chest.Things;
}

internal static class InLocal
{
    public static bool IsOne(object thing)
    {
        var chest = thing as Chest;
        return chest is not null && chest.Message.Length > 0;
    }
}

internal static class InAsync
{
    public static async Task<int> CountAsync()
    {
        await Task.Yield();
        return Chest.Things;
    }
}

internal static class InLambda
{
    public static readonly Func<int> Count = static () => Chest.Things;
}

internal static class InGeneric
{
    public static object Make() => new Dictionary<string, List<Chest>>();
}

internal sealed class InConstraint<T>
    where T : Chest;

[Dusty(By = typeof(string))]
internal sealed class InAttribute;

internal static class InCatch
{
    public static bool Fails(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (Chest)
        {
            return true;
        }
    }
}

internal sealed class InField
{
    public Chest? Held { get; set; }
}

internal interface InSignature
{
    void Take(Chest[] chests);
}

internal sealed class InBase : Chest;

internal sealed class InInterface : IWindow;

internal static class InNested
{
    public static class Inner
    {
        public static class Innermost
        {
            public static int Count() => Chest.Things;
        }
    }
}
