namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>
/// A definition is invalid, or uses an unsupported feature: the message names the state, the field, what was expected and what was found.
/// </summary>
public sealed class DefinitionException(string message, Exception? inner = null) : Exception(message, inner);
