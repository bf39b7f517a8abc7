namespace Failover.LocalCloud.Iam;

/// <summary>Finds misuse of multivalued condition keys.</summary>
internal static class ConditionLint
{
    internal static IEnumerable<LintFinding> Check(StatementId id, PolicyStatement statement)
    {
        foreach (var condition in statement.Conditions)
        {
            if (condition.Operator != "Null" && condition.SetOperator == SetOperator.None && ActionResources.IsMultiValued(condition.Key))
            {
                yield return new(LintRule.MissingSetOperator, id, condition.Key,
                    $"{condition.Key} has several values; {condition.Operator} needs ForAllValues or ForAnyValue");
            }

            if (statement.Effect == PolicyEffect.Allow && condition.SetOperator == SetOperator.All && !HasNull(statement, condition.Key))
            {
                yield return new(LintRule.ForAllValuesWithoutNull, id, condition.Key,
                    $"{condition.Operator} holds for a request without {condition.Key}; add Null: false for it");
            }

            foreach (var value in condition.Values.Where(v => !IsNormalized(condition.Key, v)))
            {
                yield return new(LintRule.NotNormalized, id, condition.Key,
                    $"'{value}' is not how Route 53 writes a value of {condition.Key}");
            }
        }
    }

    // Route 53 developer guide, "Normalizing the Route 53 condition key values".
    private static bool IsNormalized(string key, string value) => key.ToLowerInvariant() switch
    {
        _ when value is "true" or "false" => true,
        "route53:changeresourcerecordsetsnormalizedrecordnames" => !value.EndsWith('.') && !value.Any(char.IsAsciiLetterUpper),
        "route53:changeresourcerecordsetsrecordtypes" or "route53:changeresourcerecordsetsactions" => !value.Any(char.IsAsciiLetterLower),
        _ => true,
    };

    private static bool HasNull(PolicyStatement statement, string key) =>
        statement.Conditions.Any(c => c.DemandsKey && c.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
