using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Failover.DocumentDb.Connecting;

/// <summary>The server's side of a SOCKS5 handshake (RFC 1928) with user and password (RFC 1929).</summary>
internal static class Socks5
{
    private const byte Version = 5;
    private const byte PasswordMethod = 2;
    private const byte PasswordVersion = 1;
    private const byte Connect = 1;
    private const byte HostUnreachable = 4;

    /// <exception cref="FormatException">Not SOCKS5, not this password, or not a request to connect.</exception>
    public static async Task<(string Host, int Port)> ReadRequestAsync(Stream stream, string password, CancellationToken cancellationToken)
    {
        var greeting = await ReadAsync(stream, 2, cancellationToken);
        var methods = await ReadAsync(stream, greeting[1], cancellationToken);
        Require(greeting[0] == Version && methods.Contains(PasswordMethod), "a SOCKS5 greeting with the password method");
        await stream.WriteAsync(new byte[] { Version, PasswordMethod }, cancellationToken);

        var user = await ReadAsync(stream, 2, cancellationToken);
        await ReadAsync(stream, user[1], cancellationToken);
        var given = await ReadAsync(stream, (await ReadAsync(stream, 1, cancellationToken))[0], cancellationToken);
        Require(CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(password)), "this relay's password");
        await stream.WriteAsync(new byte[] { PasswordVersion, 0 }, cancellationToken);

        var request = await ReadAsync(stream, 4, cancellationToken);
        Require(request[0] == Version && request[1] == Connect, "a request to connect");
        var host = await ReadHostAsync(stream, request[3], cancellationToken);
        return (host, BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(stream, 2, cancellationToken)));
    }

    public static async Task AnswerAsync(Stream stream, bool connected, CancellationToken cancellationToken) =>
        await stream.WriteAsync(new byte[] { Version, connected ? (byte)0 : HostUnreachable, 0, 1, 0, 0, 0, 0, 0, 0 }, cancellationToken);

    private static async Task<string> ReadHostAsync(Stream stream, byte kind, CancellationToken cancellationToken) => kind switch
    {
        1 => new IPAddress(await ReadAsync(stream, 4, cancellationToken)).ToString(),
        4 => new IPAddress(await ReadAsync(stream, 16, cancellationToken)).ToString(),
        3 => Encoding.ASCII.GetString(await ReadAsync(stream, (await ReadAsync(stream, 1, cancellationToken))[0], cancellationToken)),
        _ => throw new FormatException($"Expected an address of type 1, 3 or 4 (RFC 1928), found {kind}."),
    };

    private static async Task<byte[]> ReadAsync(Stream stream, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static void Require(bool holds, string expected)
    {
        if (!holds)
        {
            throw new FormatException($"Expected {expected} from the driver.");
        }
    }
}
