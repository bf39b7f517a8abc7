using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>The server side of SCRAM-SHA-256 (RFC 7677), for one conversation.</summary>
internal sealed class Scram(string user, string password)
{
    private const int Iterations = 4096;

    // One per process, so that the salted password is computed only once, as a server stores it.
    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(16);
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> Salted = new();

    private string clientFirst = "";
    private string serverFirst = "";

    public bool IsDone { get; private set; }

    /// <summary>Answers saslStart and saslContinue.</summary>
    public BsonDocument Step(BsonDocument command)
    {
        var payload = Encoding.UTF8.GetString(command["payload"].AsBsonBinaryData.Bytes);
        if (command.Contains("saslStart"))
        {
            return command["mechanism"] == "SCRAM-SHA-256" ? First(payload) : Answers.AuthenticationFailed();
        }

        return Final(payload) is { } signature ? Reply("v=" + signature, done: IsDone = true) : Answers.AuthenticationFailed();
    }

    private BsonDocument First(string payload)
    {
        clientFirst = payload["n,,".Length..];
        var nonce = Field(clientFirst, 'r') + Convert.ToHexString(RandomNumberGenerator.GetBytes(9));
        serverFirst = $"r={nonce},s={Convert.ToBase64String(Salt)},i={Iterations}";
        return Field(clientFirst, 'n') == user ? Reply(serverFirst, done: false) : Answers.AuthenticationFailed();
    }

    private string? Final(string clientFinal)
    {
        var salted = Salted.GetOrAdd(password, p => Rfc2898DeriveBytes.Pbkdf2(p, Salt, Iterations, HashAlgorithmName.SHA256, 32));
        var clientKey = Sign(salted, "Client Key");
        var message = $"{clientFirst},{serverFirst},{clientFinal[..clientFinal.LastIndexOf(",p=", StringComparison.Ordinal)]}";
        var signature = Sign(SHA256.HashData(clientKey), message);
        var proof = clientKey.Zip(signature, (a, b) => (byte)(a ^ b)).ToArray();
        return Field(clientFinal, 'p') == Convert.ToBase64String(proof)
            ? Convert.ToBase64String(Sign(Sign(salted, "Server Key"), message))
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
        { "ok", 1.0 },
    };
}
