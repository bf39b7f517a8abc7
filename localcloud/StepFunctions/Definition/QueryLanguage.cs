namespace Failover.LocalCloud.StepFunctions.Definition;

internal static class QueryLanguage
{
    /// <summary>Refuses JSONata, and fields that belong to it or to variables.</summary>
    public static void Require(FieldReader fields)
    {
        if (fields.Text("QueryLanguage") is { } language && language != "JSONPath")
        {
            throw fields.Problem("QueryLanguage", "JSONPath (JSONata is not supported by the local cloud)", $"'{language}'");
        }

        fields.Refuse("Assign", "variables; keep the value in the state's output with ResultPath");
        fields.Refuse("Arguments", "it belongs to JSONata; use Parameters");
        fields.Refuse("Output", "it belongs to JSONata; use ResultSelector, ResultPath and OutputPath");
    }
}
