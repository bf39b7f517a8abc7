namespace Failover.LocalCloud.Template;

/// <summary>Checks that everything the template refers to exists: once, so that lazily evaluated parts cannot hide a mistake.</summary>
internal static class ReferenceCheck
{
    public static void Check(TemplateDocument document)
    {
        foreach (var resource in document.Resources)
        {
            Check(document, resource.Properties, $"resource {resource.LogicalId}");
            if (resource.Condition is { } condition && !document.Conditions.ContainsKey(condition))
            {
                throw new TemplateException(
                    $"Template format error: Unresolved condition dependency {condition} in resource {resource.LogicalId}.");
            }
        }

        foreach (var (name, node) in document.Outputs.Concat(document.Conditions))
        {
            Check(document, node, name);
        }
    }

    private static void Check(TemplateDocument document, TemplateNode node, string where)
    {
        switch (node)
        {
            case TemplateNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Check(document, item, where);
                }

                break;
            case TemplateNode.Mapping mapping:
                foreach (var (_, value) in mapping.Entries)
                {
                    Check(document, value, where);
                }

                break;
            case TemplateNode.Substitution substitution:
                var values = substitution.Values?.Entries.Select(static entry => entry.Key).ToList() ?? [];
                foreach (var (name, _) in substitution.Parts.Where(part => part.IsName && !values.Contains(part.Text)))
                {
                    Exists(document, name.Split('.')[0], name, where, node.Line);
                }

                if (substitution.Values is { } map)
                {
                    Check(document, map, where);
                }

                break;
            case TemplateNode.Intrinsic { Name: "Ref", Argument: TemplateNode.Scalar { Value: string name } }:
                // SAM's own FUNCTION.Version and FUNCTION.Alias.
                Exists(document, name.Split('.')[0], name, where, node.Line);
                break;
            case TemplateNode.Intrinsic
            {
                Name: "Fn::GetAtt",
                Argument: TemplateNode.Sequence { Items: [TemplateNode.Scalar { Value: string id }, ..] }
            }:
                Exists(document, id, $"{id}.attribute", where, node.Line);
                break;
            case TemplateNode.Intrinsic intrinsic:
                Check(document, intrinsic.Argument, where);
                break;
        }
    }

    private static void Exists(TemplateDocument document, string id, string written, string where, long line)
    {
        var isAttribute = written.Contains('.', StringComparison.Ordinal);
        if (id.StartsWith("AWS::", StringComparison.Ordinal)
            || document.ById.ContainsKey(id)
            || (!isAttribute && document.Parameters.Any(parameter => parameter.Name == id))
            || ResourceIdentity.ImplicitRoleOwner(document, id) is not null)
        {
            return;
        }

        throw new TemplateException(
            $"Template format error: Unresolved resource dependencies [{id}] in the Resources block of the template ({where}, line "
                + $"{line}).");
    }
}
