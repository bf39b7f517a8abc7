namespace Failover.Drill.Scenarios;

/// <summary>What AWS charges, in US dollars, us-east-1, without the free tiers.</summary>
internal static class Price
{
    /// <summary>Step Functions, Standard: 25 dollars per million transitions.</summary>
    public const double Transition = 25.0 / 1_000_000;

    /// <summary>Lambda: 0.20 dollars per million requests.</summary>
    public const double Invocation = 0.20 / 1_000_000;

    /// <summary>Lambda on arm64: 0.0000133334 dollars per GB-second.</summary>
    public const double GigabyteSecond = 0.0000133334;
}
