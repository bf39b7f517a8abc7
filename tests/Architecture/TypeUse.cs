namespace Failover.Tests.Architecture;

/// <summary>One type of a house uses another one; nested and generated types count as the type that they stand in.</summary>
/// <param name="User">The full name of the type that uses, such as <c>Failover.Functions.Startup</c>.</param>
/// <param name="Used">The full name of the type that is used.</param>
internal sealed record TypeUse(string User, string Used);
