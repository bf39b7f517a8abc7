using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;

namespace Failover.LocalCloud.Sts;

/// <summary>
/// Another account, whose hosted zone the stack's functions use: its one role, with the trust and the permissions of the template for it.
/// </summary>
public sealed class ZoneAccount
{
    /// <summary>An account that is not <see cref="CloudCore.Account"/>.</summary>
    public const string Account = "210987654321";

    private readonly ResourcePolicy trust;

    /// <param name="properties">The role's, with all intrinsic functions resolved.</param>
    /// <exception cref="PolicyException">IAM would refuse a policy.</exception>
    public ZoneAccount(string roleName, string roleArn, JsonObject properties, TimeProvider time)
    {
        (RoleName, RoleArn) = (roleName, roleArn);
        trust = ResourcePolicy.Parse(properties["AssumeRolePolicyDocument"], $"{roleName}.AssumeRolePolicyDocument", isTrust: true);
        Iam = new IamService(IamPolicies.Empty.With(roleName, SamPolicies.OfRole(roleName, properties["Policies"])), time, []);
    }

    public string RoleName { get; }

    public string RoleArn { get; }

    /// <summary>What the role may do. Tests may replace it.</summary>
    public IamService Iam { get; set; }

    /// <summary>Whether the role exists and its trust policy admits the caller.</summary>
    /// <param name="call">AssumeRole with its condition keys, <c>aws:PrincipalArn</c> among them.</param>
    internal bool Trusts(ApiCall call) => call.Resource == RoleArn
        && (trust.Allows($"arn:aws:iam::{CloudCore.Account}:root", call)
            || (call.Conditions.GetValueOrDefault("aws:PrincipalArn") is [var role] && trust.Allows(role, call)));
}
