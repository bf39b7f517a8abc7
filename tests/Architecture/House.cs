namespace Failover.Tests.Architecture;

/// <summary>A project's folders, ordered in floors: a folder uses only what stands below it, so that there can be no circle.</summary>
/// <param name="RootNamespace">The project's namespace; a folder's is that and the folder's path.</param>
/// <param name="Floors">
/// From the foundation up; on each floor the rooms, which do not know each other. A room is a folder without those in it; with
/// <c>Steps/*</c> every folder in Steps is a room, with <c>Paths/**</c> the folder and all that is in it are one.
/// <see cref="Root"/> is the project's root.
/// </param>
internal sealed record House(string RootNamespace, IReadOnlyList<string[]> Floors)
{
    public const string Root = ".";

    private const string All = "/**";

    /// <summary>The room of a type, by its full name: <c>Steps/VerifyCluster</c>.</summary>
    public string RoomOf(string type)
    {
        var space = type[..type.LastIndexOf('.')];
        var folder = space.Length <= RootNamespace.Length ? Root : space[(RootNamespace.Length + 1)..].Replace('.', '/');
        return Rooms.Where(room => room.EndsWith(All, StringComparison.Ordinal)).Select(room => room[..^All.Length])
            .FirstOrDefault(whole => folder == whole || folder.StartsWith($"{whole}/", StringComparison.Ordinal)) ?? folder;
    }

    /// <summary>The room's floor, 0 the lowest; null where the house has no such room.</summary>
    public int? FloorOf(string room)
    {
        var parent = room.Contains('/', StringComparison.Ordinal) ? $"{room[..room.LastIndexOf('/')]}/*" : null;
        for (var floor = 0; floor < Floors.Count; floor++)
        {
            if (Floors[floor].Contains(room) || Floors[floor].Contains(room + All)
                || (parent is not null && Floors[floor].Contains(parent)))
            {
                return floor;
            }
        }

        return null;
    }

    /// <summary>All rooms as they are declared, from the foundation up.</summary>
    public IEnumerable<string> Rooms => Floors.SelectMany(static floor => floor);
}
