using System.Globalization;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Client;

/// <summary>Counts failed and acknowledged writes, and derives the outages from them.</summary>
internal sealed class WriteLog(CloudCore core, string name)
{
    private readonly List<Outage> outages = [];
    private TimeSpan downSince;
    private bool isDown;

    public long Failed { get; private set; }

    public long Acknowledged { get; private set; }

    public IReadOnlyList<Outage> Outages => isDown ? [.. outages, new Outage(downSince, null)] : [.. outages];

    public void Acknowledge()
    {
        Acknowledged++;
        if (isDown)
        {
            isDown = false;
            var outage = new Outage(downSince, core.Time.Elapsed);
            outages.Add(outage);
            core.Journal.Write(
                "client", "client-up", name, $"writes are acknowledged again after {Seconds(core.Time.Elapsed - downSince)} s");
        }
    }

    /// <param name="sentAt">When the write was sent: the outage starts then, not when the write failed.</param>
    public void Fail(TimeSpan sentAt, string why)
    {
        Failed++;
        if (!isDown)
        {
            isDown = true;
            downSince = sentAt;
            core.Journal.Write("client", "client-down", name, why);
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
