namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>The escapes allowed in a literal of an intrinsic function. AWS refuses any other.</summary>
internal static class Escapes
{
    /// <exception cref="FormatException">The backslash at <paramref name="at"/> does not start one of these escapes.</exception>
    public static char Escaped(string raw, int at) => at + 1 < raw.Length && raw[at + 1] is '\'' or '\\' or '{' or '}'
        ? raw[at + 1]
        : throw new FormatException($@"expected \', \\, \{{ or \}} after a backslash in a literal, found '{raw[at..]}'");
}
