using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>The server's side of SCRAM-SHA-256 (RFC 7677), one conversation.</summary>
internal sealed class ScramServer(string user, string password)
{
    private const int Iterations = 4096;
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(16);
    private string clientFirst = "";
    private string serverFirst = "";

    /// <summary>Answers saslStart and saslContinue; null refuses.</summary>
    public BsonDocument? Step(BsonDocument command)
    {
        var payload = Encoding.UTF8.GetString(command["payload"].AsBsonBinaryData.Bytes);
        if (command.Contains("saslStart"))
        {
            clientFirst = payload["n,,".Length..];
            serverFirst = $"r={Field(clientFirst, 'r')}{Convert.ToHexString(salt)},s={Convert.ToBase64String(salt)},i={Iterations}";
            return Field(clientFirst, 'n') == user ? Reply(serverFirst, done: false) : null;
        }

        return Final(payload) is { } signature ? Reply("v=" + signature, done: true) : null;
    }

    private string? Final(string clientFinal)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
        var clientKey = Sign(salted, "Client Key");
        var message = $"{clientFirst},{serverFirst},{clientFinal[..clientFinal.LastIndexOf(",p=", StringComparison.Ordinal)]}";
        var signature = Sign(SHA256.HashData(clientKey), message);
        var proof = clientKey.Zip(signature, (a, b) => (byte)(a ^ b)).ToArray();
        return Field(clientFinal, 'p') == Convert.ToBase64String(proof) ? Convert.ToBase64String(Sign(Sign(salted, "Server Key"), message))
            : null;
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Field(string message, char name) =>
        message.Split(',').Where(f => f.StartsWith($"{name}=", StringComparison.Ordinal)).Select(f => f[2..]).FirstOrDefault("");

    private static BsonDocument Reply(string payload, bool done) => new()
    {
        { "conversationId", 1 },
        { "done", done },
        { "payload", new BsonBinaryData(Encoding.UTF8.GetBytes(payload)) },
        { "ok", 1 },
    };
}
