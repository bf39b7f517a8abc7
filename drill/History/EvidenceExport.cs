using Failover.Drill.Worlds;

namespace Failover.Drill.History;

/// <summary>Writes the contents of a world's buckets into a folder, under the objects' keys.</summary>
internal static class EvidenceExport
{
    /// <param name="folder">Created if it does not exist. With several regions, each has its own subfolder.</param>
    /// <returns>The number of objects written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static int Write(World world, string folder)
    {
        var written = 0;
        foreach (var region in world.Global.Regions)
        {
            var place = world.Global.Regions.Count > 1 ? Path.Combine(folder, region.Name) : folder;
            foreach (var stored in region.S3.Buckets.SelectMany(static bucket => bucket.Newest))
            {
                var file = Path.Combine([place, .. stored.Key.Split('/')]);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, stored.Body.Span);
                written++;
            }
        }

        return written;
    }
}
