using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>What a secondary has received of its primary's volume: everything up to <see cref="Position"/>, nothing later.</summary>
internal sealed class ReplicationStream(VirtualTime time, ClusterStorage source, TimeSpan position)
{
    private TimeSpan anchor = time.Elapsed;
    private TimeSpan anchored = position;
    private TimeSpan least;
    private double speed;

    /// <summary>The last moment of the primary that has arrived. It never goes back and trails by at least the minimum lag.</summary>
    public TimeSpan Position
    {
        get
        {
            var arrived = anchored + ((time.Elapsed - anchor) * speed);
            var newest = time.Elapsed - least;
            arrived = arrived < newest ? arrived : newest;
            return arrived > anchored ? arrived : anchored;
        }
    }

    public TimeSpan Behind => time.Elapsed - Position;

    /// <param name="lag">The minimum lag from now on.</param>
    /// <param name="pace">Seconds of the primary that arrive per second: 0 for none, 1 to keep the distance, more to catch
    /// up.</param>
    public void Run(TimeSpan lag, double pace)
    {
        anchored = Position;
        anchor = time.Elapsed;
        (least, speed) = (lag, pace);
    }

    /// <summary>The secondary's current volume.</summary>
    public ClusterStorage Content() => source.AsOf(Position);
}
