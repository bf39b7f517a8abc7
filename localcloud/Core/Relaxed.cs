using System.Text.Encodings.Web;
using System.Text.Json;

namespace Failover.LocalCloud.Core;

internal static class Relaxed
{
    /// <summary>Leaves <c>+</c> and <c>&lt;</c> unescaped, as AWS does.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
