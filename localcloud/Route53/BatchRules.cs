using Amazon.Route53.Model;

namespace Failover.LocalCloud.Route53;

/// <summary>One change in a batch, parsed and checked for its form.</summary>
internal sealed record BatchChange(string Action, DnsRecord Record)
{
    public const string Create = "CREATE";
    public const string Delete = "DELETE";
    public const string Upsert = "UPSERT";
}

/// <summary>Route 53's checks of a batch before it looks at the zone: form (InvalidInput) and limits (InvalidChangeBatch).</summary>
internal static class BatchRules
{
    public static IReadOnlyList<BatchChange> Read(ChangeBatch? batch)
    {
        if (batch?.Changes is not { Count: > 0 } changes)
        {
            throw Route53Errors.InvalidInput("Invalid XML ; cvc-complex-type.2.4.b: The content of element 'Changes' is not complete.");
        }

        return [.. changes.Select(Read)];
    }

    public static void CheckLimits(IReadOnlyList<BatchChange> batch, Route53Options options)
    {
        int records = 0, characters = 0;
        foreach (var change in batch)
        {
            var times = change.Action == BatchChange.Upsert ? 2 : 1;
            records += times * change.Record.Values.Count;
            characters += times * change.Record.Values.Sum(value => value.Length);
        }

        if (records > options.RecordsPerBatch)
        {
            throw Route53Errors.InvalidChangeBatch([$"Number of records limit of {options.RecordsPerBatch} exceeded."]);
        }

        if (characters > options.CharactersPerBatch)
        {
            throw Route53Errors.InvalidChangeBatch([$"Number of characters limit of {options.CharactersPerBatch} exceeded."]);
        }
    }

    private static BatchChange Read(Change change)
    {
        var action = change.Action?.Value;
        if (action is not (BatchChange.Create or BatchChange.Delete or BatchChange.Upsert))
        {
            throw Route53Errors.InvalidInput(
                $"Invalid XML ; cvc-enumeration-valid: Value '{action}' is not facet-valid with respect to enumeration " +
                "'[CREATE, DELETE, UPSERT]'. It must be a value from the enumeration.");
        }

        if (change.ResourceRecordSet is not { Type: not null } set || string.IsNullOrEmpty(set.Name))
        {
            throw Route53Errors.InvalidInput("Invalid XML ; cvc-complex-type.2.4.b: The content of element 'Change' is not complete.");
        }

        CheckForm(action, set);
        return new BatchChange(action, DnsRecord.From(set));
    }

    /// <summary>Requires either both an identifier and exactly one routing policy, or neither.</summary>
    private static void CheckRouting(ResourceRecordSet set, string where)
    {
        var policies = new object?[] { set.Weight, set.Region, set.Failover, set.MultiValueAnswer }.Count(policy => policy is not null);
        var hasIdentifier = !string.IsNullOrEmpty(set.SetIdentifier);
        const string Expected =
            "Expected exactly one of [Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig]";
        var problem = (hasIdentifier, policies) switch
        {
            (false, > 0) => "Missing field 'SetIdentifier'",
            (true, 0) => $"{Expected}, but found none",
            (_, > 1) => $"{Expected}, but found more than one",
            _ when set.Failover?.Value is not (null or "PRIMARY" or "SECONDARY") =>
                $"Failover must be PRIMARY or SECONDARY, found {set.Failover?.Value},",
            _ => null,
        };
        if (problem is not null)
        {
            throw Route53Errors.InvalidInput($"Invalid request: {problem} in {where}");
        }
    }

    /// <summary>A record set is either an alias or has a TTL and values.</summary>
    private static void CheckForm(string action, ResourceRecordSet set)
    {
        var hasValues = set.ResourceRecords is { Count: > 0 };
        var where = $"Change with [Action={action}, Name={DnsName.Normalize(set.Name)}, Type={set.Type.Value}, " +
            $"SetIdentifier={(string.IsNullOrEmpty(set.SetIdentifier) ? "null" : set.SetIdentifier)}]";
        const string Expected = "Invalid request: Expected exactly one of " +
            "[AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]";
        if (set.AliasTarget is not null)
        {
            if (hasValues || set.TTL is not null)
            {
                throw Route53Errors.InvalidInput($"{Expected}, but found more than one in {where}");
            }
        }
        else if (!hasValues || set.TTL is null)
        {
            var found = (hasValues, set.TTL) switch
            {
                (true, null) => "Missing field 'TTL'",
                (false, not null) => "Missing field 'ResourceRecords'",
                _ => null,
            };
            throw Route53Errors.InvalidInput(
                found is null ? $"{Expected}, but found none in {where}" : $"Invalid request: {found} in {where}");
        }

        CheckRouting(set, where);
        if (set.TTL is < 0 or > int.MaxValue)
        {
            throw Route53Errors.InvalidInput($"Invalid request: TTL must be between 0 and 2147483647 in {where}");
        }
    }
}
