using System.Text.Encodings.Web;
using System.Text.Json;

namespace Failover.LocalCloud.Core;

internal static class Relaxed
{
    /// <summary>AWS writes <c>+</c> and <c>&lt;</c> as they are.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
