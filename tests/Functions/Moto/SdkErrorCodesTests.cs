using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.RDS;
using Failover.Functions.Aws;

namespace Failover.Tests.Functions.Moto;

/// <summary>
/// Compares our lists of error codes with those of AWSSDK.Core's own retry policy: what it would retry is never permanent here.
/// </summary>
public sealed class SdkErrorCodesTests
{
    private readonly RetryPolicy policy = new DefaultRetryPolicy(new AmazonRDSConfig { ServiceURL = "http://127.0.0.1:1" });

    [Fact]
    public void ThrottlingErrorCodes_OfTheSdk_AreThrottlingHere() =>
        policy.ThrottlingErrorCodes.Except(ErrorCodes.Throttling).ShouldBeEmpty();

    [Fact]
    public void ClockSkewCodes_OfTheSdk_AreTransientHere()
    {
        var codes = Static("clockSkewErrorCodes");
        codes.ShouldNotBeEmpty();

        // The SDK takes a denial for a wrong clock only if the server's date says so; here a denial names the missing permission.
        codes.Except(ErrorCodes.ClockSkew).ShouldBeSubsetOf(["AccessDeniedException"]);
    }

    [Fact]
    public void ErrorCodesToRetryOn_OfTheSdk_AreNeverPermanentHere() =>
        policy.ErrorCodesToRetryOn.Except([.. ErrorCodes.Transient, .. ErrorCodes.Throttling, .. ErrorCodes.ClockSkew]).ShouldBeEmpty();

    // The SDK publishes the other lists as properties, but keeps this one private.
    private static HashSet<string> Static(string name) => typeof(RetryPolicy)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(f => f.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
        .Select(f => f.GetValue(null)).OfType<HashSet<string>>().SingleOrDefault() ?? [];
}
