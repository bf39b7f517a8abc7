namespace Failover.Tests.Architecture;

/// <summary>A project's folders, ordered in floors: a folder only uses folders on lower floors, so there can be no circle.</summary>
/// <param name="RootNamespace">The project's namespace; a folder's namespace is this plus the folder's path.</param>
/// <param name="Floors">
/// From the foundation up; each floor has rooms that do not know each other. A room is a folder without its subfolders; with
/// <c>Steps/*</c> every folder in Steps is a room, and with <c>Paths/**</c> the folder and everything in it are one room.
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

    /// <summary>The room's floor, 0 being the lowest; null if the house has no such room.</summary>
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

    /// <summary>All rooms as declared, from the foundation up.</summary>
    public IEnumerable<string> Rooms => Floors.SelectMany(static floor => floor);
}
