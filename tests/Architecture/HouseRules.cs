namespace Failover.Tests.Architecture;

/// <summary>The violations of a house's rules, in words, each with the two types involved.</summary>
internal static class HouseRules
{
    /// <summary>Folders that are on no floor, and declared rooms without a type: the list must match the tree.</summary>
    /// <param name="types">Full names.</param>
    public static IReadOnlyList<string> Unplaced(House house, IEnumerable<string> types)
    {
        var found = types.Select(house.RoomOf).ToHashSet(StringComparer.Ordinal);
        var named = house.Rooms.Where(room => !room.EndsWith("/*", StringComparison.Ordinal))
            .Select(room => room.Replace("/**", "", StringComparison.Ordinal));
        return
        [
            .. found.Where(room => house.FloorOf(room) is null).Order(StringComparer.Ordinal)
                .Select(room => $"{house.RootNamespace}: the folder {room} stands on no floor; give it one in Houses.cs"),
            .. named.Where(room => !found.Contains(room))
                .Select(room => $"{house.RootNamespace}: a floor names the folder {room}, which has no type; take it out of Houses.cs"),
        ];
    }

    /// <summary>Dependencies that point upwards, or to a neighbour on the same floor.</summary>
    public static IReadOnlyList<string> Upwards(House house, IEnumerable<TypeUse> uses) =>
    [
        .. from use in uses
           let user = house.RoomOf(use.User)
           let used = house.RoomOf(use.Used)
           where user != used && house.FloorOf(used) >= house.FloorOf(user)
           let place = house.FloorOf(used) == house.FloorOf(user) ? "beside" : "above"
           select $"{user} uses {used}, which stands {place} it: {use.User} -> {use.Used}",
    ];

    /// <summary>Circles among rooms, regardless of the floors: the shortest one for each set of rooms that depend on each other.</summary>
    public static IReadOnlyList<string> Circles(House house, IEnumerable<TypeUse> uses)
    {
        var arrows = uses.Select(use => (User: house.RoomOf(use.User), Used: house.RoomOf(use.Used), Use: use))
            .Where(arrow => arrow.User != arrow.Used)
            .DistinctBy(arrow => (arrow.User, arrow.Used))
            .ToLookup(arrow => arrow.User);
        return
        [
            .. arrows.Select(from => from.Key).Order(StringComparer.Ordinal)
            .Select(Circle).OfType<List<(string User, string Used, TypeUse Use)>>()
                .DistinctBy(way => string.Join(' ', way.Select(arrow => arrow.User).Order(StringComparer.Ordinal)))
                .Select(
                way => string.Join(", ", way.Select(arrow => $"{arrow.User} uses {arrow.Used} ({arrow.Use.User} -> {arrow.Use.Used})"))),
        ];

        List<(string User, string Used, TypeUse Use)>? Circle(string start)
        {
            var ways = new Queue<List<(string User, string Used, TypeUse Use)>>(
                arrows[start].Select(arrow => new List<(string, string, TypeUse)> { arrow }));
            var reached = new HashSet<string>(StringComparer.Ordinal);
            while (ways.TryDequeue(out var way))
            {
                if (way[^1].Used == start)
                {
                    return way;
                }

                foreach (var next in reached.Add(way[^1].Used) ? arrows[way[^1].Used] : [])
                {
                    ways.Enqueue([.. way, next]);
                }
            }

            return null;
        }
    }
}
