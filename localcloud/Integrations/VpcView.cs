using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud.Integrations;

/// <summary>A function's VPC, and the private zones that this VPC sees, as Lambda and Route 53 answer a state machine.</summary>
/// <remarks>The fields have the names of the SDK for Java: <c>VpcId</c> instead of the API's own <c>VPCId</c>.</remarks>
internal static class VpcView
{
    private const int Page = 100;

    /// <summary>The answer of <c>GetFunctionConfiguration</c>; a function outside a VPC has no VpcConfig.</summary>
    public static JsonObject Function(CloudCore core, LambdaService lambda, string name)
    {
        var function = lambda.Find(name) ?? throw new SdkException("ResourceNotFound", $"Function not found: {name}", 404);
        var answer = new JsonObject { ["FunctionArn"] = function.Arn, ["FunctionName"] = function.Name };
        if (function.InVpc)
        {
            answer["VpcConfig"] = new JsonObject { ["VpcId"] = core.Vpc };
        }

        return answer;
    }

    /// <summary>
    /// The answer of <c>ListHostedZonesByVPC</c>: its first page, with at most 100 zones. It also needs permission to see the VPC
    /// (API reference: "ec2:DescribeVpcs").
    /// </summary>
    public static JsonObject Zones(CloudCore core, Route53Service route53, SdkParameters parameters, string caller)
    {
        if (core.Gate.Authorize(new ApiCall("ec2", "DescribeVpcs", caller, "*")) is { } reason)
        {
            throw new SdkException("AccessDenied", $"ec2:DescribeVpcs: {reason}", 403);
        }

        if (!route53.Quota.TryTake(route53.Options, "ListHostedZonesByVPC", 0))
        {
            throw new SdkException("Throttling", "Rate exceeded", 400);
        }

        var (vpc, region) = (parameters.Text("VpcId"), parameters.Text("VpcRegion"));
        if (vpc != CloudCore.VpcOf(region))
        {
            throw new SdkException("InvalidInput", $"The VPC {vpc} in region {region} that you provided is not authorized.", 400);
        }

        var seen = route53.Zones.Where(zone => zone.IsPrivate && zone.IsSeenFrom(vpc)).ToList();
        var answer = new JsonObject
        {
            ["HostedZoneSummaries"] = new JsonArray([.. seen.Take(Page).Select(zone => new JsonObject
            {
                ["HostedZoneId"] = zone.Id,
                ["Name"] = zone.Name,
                ["Owner"] = new JsonObject { ["OwningAccount"] = CloudCore.Account },
            })]),
            ["MaxItems"] = "100",
        };
        if (seen.Count > Page)
        {
            answer["NextToken"] = seen[Page].Id;
        }

        return answer;
    }
}
