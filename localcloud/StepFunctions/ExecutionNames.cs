using System.Buffers;

namespace Failover.LocalCloud.StepFunctions;

internal static class ExecutionNames
{
    private static readonly SearchValues<char> Refused = SearchValues.Create(" \t\n\r<>{}[]?*\"#%\\^|~`$&,;:/");

    /// <summary>1 to 80 characters, without spaces, brackets, wildcards, control and special characters.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 80 && name.AsSpan().IndexOfAny(Refused) < 0
            && !name.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c));
}
