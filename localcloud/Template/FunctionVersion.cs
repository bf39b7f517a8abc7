using System.Globalization;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Template;

/// <summary>
/// The number of the version that a deployment publishes. On AWS versions count up, and a deployment without changes publishes none;
/// here the number is derived from the properties, so that equal ones give the same number and different ones another.
/// </summary>
internal static class FunctionVersion
{
    private const uint Most = 99_999;

    public static string Of(JsonObject properties) =>
        (1 + (StableHash.Of(properties.ToJsonString()) % Most)).ToString(CultureInfo.InvariantCulture);
}
