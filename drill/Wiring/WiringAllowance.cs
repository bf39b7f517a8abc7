using System.Text.RegularExpressions;

namespace Failover.Drill.Wiring;

/// <summary>What nothing needs to notice, each with its reason. Anything else that nothing notices fails the run.</summary>
internal static partial class WiringAllowance
{
    private static readonly (Regex Mutants, string Reason)[] Table =
    [
        (Sid(), "a statement's name, which nothing refers to"),
        (PolicyVersion(), "a policy without its version has that of 2008, which differs in policy variables, and ours has none"),
    ];

    /// <param name="mutant">Logical ID, path and change, as <c>drill wiring</c> prints them.</param>
    /// <returns>Null if it is not allowed.</returns>
    public static string? Reason(string mutant) => Array.Find(Table, one => one.Mutants.IsMatch(mutant)).Reason;

    [GeneratedRegex(@"\.Sid (removed|changed)\z")]
    private static partial Regex Sid();

    [GeneratedRegex(@"(PolicyDocument|KeyPolicy)\.Version removed\z")]
    private static partial Regex PolicyVersion();
}
