namespace Failover.LocalCloud.Time;

/// <summary>The order of timers: the earlier one first; at the same time, the one that was set first.</summary>
internal readonly record struct Turn(long Due, long Sequence) : IComparable<Turn>
{
    public int CompareTo(Turn other) => Due != other.Due ? Due.CompareTo(other.Due) : Sequence.CompareTo(other.Sequence);
}
