namespace Failover.Tests.LocalCloud.DocumentDb;

/// <summary>Awaits a call that must throw, and stays on the virtual scheduler: Shouldly's own continues on the thread pool.</summary>
internal static class Refused
{
    public static async Task<T> Async<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
        }
        catch (T expected)
        {
            return expected;
        }

        throw new ShouldAssertException($"Expected {typeof(T).Name}, and nothing was thrown.");
    }
}
