using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Sts;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Worlds;

/// <summary>The account that owns the hosted zone, set up with its template; what is wrong with it, if anything.</summary>
internal sealed record ZoneAccountSpec
{
    private const string RoleName = "failover-zone";

    /// <summary>The template for the zone's account; null for our own.</summary>
    public TemplateDocument? Template { get; init; }

    /// <summary>The external id that the role's trust policy expects.</summary>
    public string ExternalId { get; init; } = "orders-prod-4711";

    /// <summary>The external id that the stack is set to.</summary>
    public string StackExternalId { get; init; } = "orders-prod-4711";

    /// <summary>Selects the roles that the trust policy names, from those in the stacks' output.</summary>
    public Func<string, bool> Trusts { get; init; } = static _ => true;

    /// <summary>Changes what the role may do, for example by removing a statement.</summary>
    public Func<IamService, IamService> Iam { get; init; } = static iam => iam;

    /// <summary>A change that takes one of the role's statements away.</summary>
    public static Func<IamService, IamService> Without(string sid) => iam =>
    {
        var statement = iam.Policies.Statements.Single(s => s.Sid == sid);
        return iam.WithoutStatement(statement.Principal, statement.Index);
    };

    /// <summary>The stack's own parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ZoneRoleArn"] = $"arn:aws:iam::{ZoneAccount.Account}:role/{RoleName}",
        ["ZoneRoleExternalId"] = StackExternalId,
    };

    /// <summary>Deploys the account's template, once the stacks say which roles it has to trust.</summary>
    public ZoneAccount Deploy(World world)
    {
        var roles = world.Global.Regions.SelectMany(region => region.Stack!.Outputs["FailoverRoleArns"].Split(','))
            .Distinct(StringComparer.Ordinal).Where(Trusts);
        var account = ZoneAccountDeployer.Deploy(
            Template ?? Deployment.ZoneAccount,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HostedZoneId"] = world.Spec.ZoneId,
                ["RecordName"] = world.Spec.Record,
                ["ReaderRecordName"] = world.Spec.ReaderRecord ?? "",
                ["FailoverAccountId"] = Failover.LocalCloud.Core.CloudCore.Account,
                ["FailoverRoleArns"] = string.Join(',', roles),
                ["ExternalId"] = ExternalId,
                ["RoleName"] = RoleName,
            },
            world.Cloud.Core.Time);
        account.Iam = Iam(account.Iam);
        return account;
    }
}
