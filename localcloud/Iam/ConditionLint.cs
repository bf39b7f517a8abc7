namespace Failover.LocalCloud.Iam;

/// <summary>The pitfalls of keys with several values.</summary>
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
        }
    }

    private static bool HasNull(PolicyStatement statement, string key) =>
        statement.Conditions.Any(c => c.DemandsKey && c.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
