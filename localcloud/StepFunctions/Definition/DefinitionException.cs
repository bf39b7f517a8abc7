namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>
/// A definition is not valid, or uses what is not supported here: the message names the state, the field, what was expected and found.
/// </summary>
public sealed class DefinitionException(string message, Exception? inner = null) : Exception(message, inner);
