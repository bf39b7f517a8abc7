using System.Net;

namespace Failover.Drill.Live;

/// <summary>Addresses of the simulated network as loopback addresses: 10.0.3.7 is 127.0.3.7 here. Linux has all of 127.0.0.0/8.</summary>
internal static class Loopback
{
    public static IPAddress Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return new IPAddress([127, (byte)(bytes[1] + 64), bytes[2], bytes[3]]);
    }
}
