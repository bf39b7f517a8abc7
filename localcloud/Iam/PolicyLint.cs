namespace Failover.LocalCloud.Iam;

/// <summary>Finds statements that grant more than they need, or that cannot grant what they seem to.</summary>
public static class PolicyLint
{
    /// <param name="managed">Whether AWS managed policies are checked too, although they cannot be changed.</param>
    public static IReadOnlyList<LintFinding> Check(IamPolicies policies, bool managed = false) =>
        [.. policies.Principals.SelectMany(principal => Check(principal, managed))];

    private static IEnumerable<LintFinding> Check(PrincipalPolicies principal, bool managed)
    {
        var looked = principal.Statements.Where(s => managed || s.Id.Origin != PolicyOrigin.Managed).ToList();
        return looked.SelectMany(s => Statement(s.Id, s.Statement)).Concat(MissingTypes(principal, looked));
    }

    private static IEnumerable<LintFinding> Statement(StatementId id, PolicyStatement statement) =>
        statement.IsNotAction || statement.IsNotResource
            ? Nots(id, statement).Concat(ConditionLint.Check(id, statement))
            : statement.Actions.SelectMany(a => Action(id, statement, a))
                .Concat(UselessResources(id, statement))
                .Concat(ConditionLint.Check(id, statement));

    private static IEnumerable<LintFinding> Nots(StatementId id, PolicyStatement statement)
    {
        if (statement.Effect == PolicyEffect.Allow)
        {
            var name = statement.IsNotAction ? "NotAction" : "NotResource";
            yield return new(LintRule.AllowWithNot, id, name, $"Allow with {name} grants everything that it does not name");
        }
    }

    private static IEnumerable<LintFinding> Action(StatementId id, PolicyStatement statement, string action)
    {
        if (action.AsSpan().ContainsAny('*', '?'))
        {
            if (statement.Effect == PolicyEffect.Allow)
            {
                yield return new(LintRule.WildcardAction, id, action, $"{action} grants actions that are not named");
            }

            yield break;
        }

        if (ActionResources.Find(action) is not { } types)
        {
            yield return new(LintRule.UnknownAction, id, action, $"{action} is not in the table of actions");
            yield break;
        }

        if (!statement.CompiledResources.Any(r => CanBe(r, types)))
        {
            yield return new(LintRule.ResourceCannotMatch, id, action,
                $"{action} works on {(types.Count == 0 ? "* only" : Forms(types))}, which matches no resource in the statement");
        }
        else if (statement.Effect == PolicyEffect.Allow && types.Count > 0 && statement.Resources.Contains("*"))
        {
            yield return new(LintRule.BroadResource, id, action, $"{action} can be restricted to {Forms(types)}");
        }
    }

    private static string Forms(IReadOnlyList<ResourceType> types) => string.Join(" or ", types.Select(t => t.Form));

    private static IEnumerable<LintFinding> UselessResources(StatementId id, PolicyStatement statement)
    {
        var types = statement.Actions.Select(ActionResources.Find).ToList();
        if (types.Contains(null))
        {
            return [];
        }

        return statement.Resources.Zip(statement.CompiledResources)
            .Where(r => !types.Exists(t => CanBe(r.Second, t!)))
            .Select(r => new LintFinding(LintRule.UselessResource, id, r.First, $"no action of the statement works on {r.First}"));
    }

    // "The caller must have permission to use the action with those resources": all required types, across all statements.
    private static IEnumerable<LintFinding> MissingTypes(
        PrincipalPolicies principal, List<(StatementId Id, PolicyStatement Statement)> looked)
    {
        var allows = principal.Statements.Select(s => s.Statement).Where(s => s.Effect == PolicyEffect.Allow).ToList();
        foreach (var (id, statement) in looked.Where(s =>
            s.Statement is { Effect: PolicyEffect.Allow, IsNotAction: false, IsNotResource: false }))
        {
            foreach (var (action, types) in statement.Actions.Select(a => (a, ActionResources.Find(a))))
            {
                var reached = types is not null && statement.CompiledResources.Any(r => CanBe(r, types));
                foreach (var type in (types ?? []).Where(t => reached && t.Required && !allows.Exists(s => Grants(s, action, t))))
                {
                    yield return new(LintRule.MissingResourceType, id, action,
                        $"{action} needs a {type.Name} ({type.Form}) too, which no statement allows");
                }
            }
        }
    }

    private static bool Grants(PolicyStatement statement, string action, ResourceType type) =>
        statement.ConcernsAction(action) && (statement.IsNotResource || statement.CompiledResources.Any(r => CanBe(r, [type])));

    private static bool CanBe(string compiled, IReadOnlyList<ResourceType> types) =>
        compiled == PolicyWildcard.Compile("*") || types.Any(t => CanBe(compiled, PolicyWildcard.Compile(t.Form)));

    // Part by part if both have all six; otherwise a star in the form would reach past "db:" to find "cluster:".
    private static bool CanBe(string compiled, string form)
    {
        var (parts, formParts) = (compiled.Split(':', Arn.Parts), form.Split(':', Arn.Parts));
        return parts.Length < Arn.Parts
            ? PolicyWildcard.Intersect(compiled, form)
            : !parts.Zip(formParts).Any(p => !PolicyWildcard.Intersect(p.First, p.Second));
    }
}
