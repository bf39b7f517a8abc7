using System.Security.Cryptography;
using System.Text;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

internal static class TextFunctions
{
    /// <summary>AWS's limit for text that is encoded, decoded or hashed, in characters.</summary>
    private const int MostCharacters = 10_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Value Encode(Arguments a) => new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(Limited(a, a.Text(0)))));

    public static Value Decode(Arguments a)
    {
        try
        {
            return new StringValue(Strict.GetString(Convert.FromBase64String(Limited(a, a.Text(0)))));
        }
        catch (Exception problem) when (problem is FormatException or DecoderFallbackException)
        {
            throw a.Wrong(0, "Base64-encoded UTF-8 text");
        }
    }

    public static Value Hash(Arguments a)
    {
        var text = Limited(a, a[0] is StringValue s ? s.Text : a[0].ToString());
        var algorithm = a.Text(1) switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA-1" => HashAlgorithmName.SHA1,
            "SHA-256" => HashAlgorithmName.SHA256,
            "SHA-384" => HashAlgorithmName.SHA384,
            "SHA-512" => HashAlgorithmName.SHA512,
            _ => throw a.Wrong(1, "MD5, SHA-1, SHA-256, SHA-384 or SHA-512"),
        };
        return new StringValue(Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>Splits at each of the delimiter's characters; adjacent delimiters give no empty item.</summary>
    public static Value Split(Arguments a)
    {
        var (text, delimiters) = (a.Text(0), a.Text(1));
        string[] parts = delimiters.Length == 0 ? [text] : text.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        return new ArrayValue([.. parts.Select(static part => new StringValue(part))]);
    }

    private static string Limited(Arguments a, string text) =>
        text.Length <= MostCharacters ? text : throw a.Wrong($"expected at most 10000 characters, found {text.Length}");
}
