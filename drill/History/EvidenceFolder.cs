using System.Security.Cryptography;
using System.Text.Json;

namespace Failover.Drill.History;

/// <summary>A folder of evidence: a synchronized bucket, or what <c>drill run --evidence</c> wrote.</summary>
/// <param name="Pieces">What was read.</param>
/// <param name="Others">Files that are JSON by name, but not evidence.</param>
internal sealed record EvidenceFolder(IReadOnlyList<EvidencePiece> Pieces, IReadOnlyList<string> Others)
{
    /// <param name="folder">The folder, which is read with all its subfolders.</param>
    /// <exception cref="IOException">It, or a file in it, cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static EvidenceFolder Read(string folder)
    {
        var (pieces, others) = (new List<EvidencePiece>(), new List<string>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (ReadFile(file) is { } piece)
            {
                pieces.Add(piece);
            }
            else
            {
                others.Add(file);
            }
        }

        return new EvidenceFolder(pieces, others);
    }

    /// <returns>Null if the file is not evidence.</returns>
    /// <inheritdoc cref="Read"/>
    public static EvidencePiece? ReadFile(string file)
    {
        var bytes = File.ReadAllBytes(file);
        try
        {
            return EvidenceReading.Read(bytes) is { } piece
                ? piece with { Link = file, Place = Place(file), Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The part before DATE/EXECUTION/NAME.json.</summary>
    private static string? Place(string file) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(file)));
}
