namespace Failover.Tests.Architecture;

/// <summary>One type of a house uses another; nested and generated types count as the type that contains them.</summary>
/// <param name="User">The full name of the using type, such as <c>Failover.Functions.Startup</c>.</param>
/// <param name="Used">The full name of the used type.</param>
internal sealed record TypeUse(string User, string Used);
