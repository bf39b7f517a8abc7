using System.Globalization;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Template;

/// <summary>
/// The number of the version that a deployment publishes. On AWS they count up, and a deployment that changes nothing publishes none;
/// here the properties themselves give the number, so that what is alike has one number, and what differs another.
/// </summary>
internal static class FunctionVersion
{
    private const uint Most = 99_999;

    public static string Of(JsonObject properties) =>
        (1 + (StableHash.Of(properties.ToJsonString()) % Most)).ToString(CultureInfo.InvariantCulture);
}
