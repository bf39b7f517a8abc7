namespace Failover.Functions.Contract;

/// <summary>A message's subject in the form that SNS accepts.</summary>
internal static class SnsSubject
{
    /// <summary>SNS, Publish: "ASCII text ... less than 100 characters long", without line breaks or control characters.</summary>
    public const int MostCharacters = 99;

    /// <summary>
    /// Printable ASCII of at most 99 characters: any other character becomes a question mark, and a longer text is cut and ends in "...".
    /// </summary>
    public static string From(string text)
    {
        var plain = string.Concat(text.Select(static c => c is >= ' ' and <= '~' ? c : '?'));
        return plain.Length <= MostCharacters ? plain : plain[..(MostCharacters - 3)] + "...";
    }
}
