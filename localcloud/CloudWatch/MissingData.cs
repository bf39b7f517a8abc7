namespace Failover.LocalCloud.CloudWatch;

/// <summary>An alarm's <c>TreatMissingData</c>.</summary>
public enum MissingData
{
    /// <summary>The default: without any data, the alarm goes to INSUFFICIENT_DATA.</summary>
    Missing,

    /// <summary>The alarm keeps its state.</summary>
    Ignore,

    Breaching,

    NotBreaching,
}

internal static class MissingDataNames
{
    public static string Written(this MissingData treatment) => treatment switch
    {
        MissingData.Ignore => "Ignore",
        MissingData.Breaching => "Breaching",
        MissingData.NotBreaching => "NonBreaching",
        _ => "Missing",
    };
}
