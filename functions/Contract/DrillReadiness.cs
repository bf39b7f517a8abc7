using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

/// <summary>Why a planned failover should not start now.</summary>
[JsonConverter(typeof(KebabCase<DrillHindrance>))]
public enum DrillHindrance
{
    /// <summary>The cluster or the stack is paused for maintenance.</summary>
    Paused,

    /// <summary>An alarm of the stack is not OK.</summary>
    Alarm,

    /// <summary>Another check of readiness did not answer yes.</summary>
    NotReady,
}

/// <summary>Whether a planned failover may start now: every check but <c>last-drill</c>, which such a drill is the answer to.</summary>
/// <param name="Cause">Null if it may start.</param>
/// <param name="Summary">One sentence.</param>
public sealed record DrillReadiness(bool Ready, DrillHindrance? Cause, string Summary);
