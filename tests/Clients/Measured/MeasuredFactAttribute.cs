namespace Failover.Tests.Clients.Measured;

/// <summary>
/// A measurement that takes minutes; run it with <c>FAILOVER_MEASURE=1 dotnet test tests --filter FullyQualifiedName~Measured</c>.
/// </summary>
public sealed class MeasuredFactAttribute : FactAttribute
{
    public MeasuredFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("FAILOVER_MEASURE") != "1")
        {
            Skip = "a measurement of minutes; set FAILOVER_MEASURE=1";
        }
    }
}
