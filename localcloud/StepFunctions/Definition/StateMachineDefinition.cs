using System.Text.Json;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>A compiled state machine; immutable, so that many worlds can share it.</summary>
public sealed class StateMachineDefinition
{
    private StateMachineDefinition(string json, StatesBlock states, TimeSpan? timeout) => (Json, States, Timeout) = (json, states, timeout);

    /// <summary>The source text.</summary>
    public string Json { get; }

    /// <summary>The longest time that an execution may run; null for no limit.</summary>
    public TimeSpan? Timeout { get; }

    internal StatesBlock States { get; }

    /// <summary>Compiles a definition in the Amazon States Language (JSONPath).</summary>
    /// <exception cref="DefinitionException">It is invalid, or uses an unsupported feature.</exception>
    public static StateMachineDefinition Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException problem)
        {
            throw new DefinitionException($"State machine: expected JSON, found: {problem.Message}", problem);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new DefinitionException($"State machine: expected an object, found {document.RootElement.GetRawText()}");
            }

            var fields = new FieldReader("State machine", document.RootElement);
            if (fields.Text("Version") is { } version && version != "1.0")
            {
                throw fields.Problem("Version", "1.0", $"'{version}'");
            }

            QueryLanguage.Require(fields);
            var timeout = fields.Integer("TimeoutSeconds", 1, 99_999_999);
            var states = new BlockLoader().Load(fields, document.RootElement);
            fields.End("a state machine");
            return new StateMachineDefinition(json, states, timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        }
    }
}
