using Failover.LocalCloud.Core;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Sts;

namespace Failover.LocalCloud.Template;

/// <summary>Deploys the template for the account that owns the hosted zone.</summary>
public static class ZoneAccountDeployer
{
    /// <exception cref="TemplateException">The parameters, the role or one of its policies are refused.</exception>
    public static ZoneAccount Deploy(TemplateDocument template, IReadOnlyDictionary<string, string> parameters, TimeProvider time)
    {
        var stack = Stack.Evaluate(template, CloudCore.FirstRegion, "failover-zone", parameters, ZoneAccount.Account);
        var role = stack.Resources.Single(static r => r.Type == ResourceTypes.Role);
        try
        {
            return new ZoneAccount(role.Name, role.Arn, role.Properties, time);
        }
        catch (PolicyException e)
        {
            throw new TemplateException(e.Message, e);
        }
    }
}
