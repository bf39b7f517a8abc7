using System.Security.Cryptography;

namespace Failover.Drill.Pages;

/// <summary>The state machine's definition, which is next to the program as SAM deploys it.</summary>
internal static class Definitions
{
    private static readonly Lazy<string> Loaded = new(
        static () => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "statemachine", "failover.asl.json")));

    public static string Failover => Loaded.Value;

    /// <summary>The hash of the text's UTF-8 bytes, in hexadecimal.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
