using System.Text.Json;

namespace Failover.Functions.Contract;

/// <summary>Converts enumerations to and from the words that people type.</summary>
internal static class EnumText
{
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Kebab(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>All words of the enumeration, for an error message.</summary>
    public static string List<T>()
        where T : struct, Enum => string.Join(" or ", Enum.GetValues<T>().Select(Kebab));

    public static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
