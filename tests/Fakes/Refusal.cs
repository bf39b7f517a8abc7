namespace Failover.Tests.Fakes;

/// <summary>The message that a user reads when something is refused.</summary>
internal static class Refusal
{
    /// <summary>The message says what was expected and what was found, and ends with what to do.</summary>
    public static T ShouldTell<T>(this T error, string expected, string found, string remedy)
        where T : Exception
    {
        error.Message.ShouldStartWith("Expected ");
        error.Message.ShouldContain(", but ");
        error.Message.ShouldContain(expected);
        error.Message.ShouldContain(found);
        error.Message.ShouldContain(remedy);
        return error;
    }
}
