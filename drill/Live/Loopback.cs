using System.Net;

namespace Failover.Drill.Live;

/// <summary>
/// Addresses of the simulated network as loopback addresses: 10.0.3.7 is 127.64.3.7 here, and 10.1.3.7 in another region 127.65.3.7.
/// Linux has all of 127.0.0.0/8.
/// </summary>
/// <param name="network">The second byte of the first network, up to 223.</param>
internal sealed class Loopback(int network)
{
    public const int Usual = 64;

    public IPAddress Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return new IPAddress([127, (byte)(bytes[1] + network), bytes[2], bytes[3]]);
    }
}
