namespace Failover.LocalCloud.Time;

/// <summary>Whose turn it is: the earlier one's, and of two at one moment his who came first.</summary>
internal readonly record struct Turn(long Due, long Sequence) : IComparable<Turn>
{
    public int CompareTo(Turn other) => Due != other.Due ? Due.CompareTo(other.Due) : Sequence.CompareTo(other.Sequence);
}
