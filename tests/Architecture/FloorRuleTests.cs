namespace Failover.Tests.Architecture;

/// <summary>The floor test on a house that is wrong on purpose: <c>Crooked/Attic</c> and <c>Crooked/Cellar</c>.</summary>
public sealed class FloorRuleTests
{
    private const string Space = "Failover.Tests.Architecture.Crooked";
    private const string Attic = $"{Space}.Attic";
    private const string Cellar = $"{Space}.Cellar";

    private static readonly House Crooked = new(Space, [["Cellar"], ["Attic"]]);

    private static readonly IReadOnlyList<TypeUse> Uses = TypeUses.In(typeof(FloorRuleTests).Assembly.Location, Space);

    [Theory]
    [InlineData("InBody")]
    [InlineData("InLocal")]
    [InlineData("InAsync")]
    [InlineData("InLambda")]
    [InlineData("InGeneric")]
    [InlineData("InConstraint")]
    [InlineData("InAttribute")]
    [InlineData("InCatch")]
    [InlineData("InField")]
    [InlineData("InSignature")]
    [InlineData("InBase")]
    [InlineData("InInterface")]
    [InlineData("InNested")]
    public void Use_OfEachKind_IsSeen(string user) =>
        Uses.ShouldContain(use => use.User == $"{Cellar}.{user}" || use.User == $"{Cellar}.{user}`1");

    [Fact]
    public void Arrow_Upwards_IsNamedWithBothTypes() =>
        HouseRules.Upwards(Crooked, Uses).ShouldContain($"Cellar uses Attic, which stands above it: {Cellar}.InBody -> {Attic}.Chest");

    [Fact]
    public void Arrow_ToTheSameFloor_IsNamedToo() =>
        HouseRules.Upwards(new House(Space, [["Attic", "Cellar"]]), Uses)
            .ShouldContain($"Attic uses Cellar, which stands beside it: {Attic}.Ladder -> {Cellar}.InBody");

    [Fact]
    public void Arrow_Downwards_IsAllowed() =>
        HouseRules.Upwards(Crooked, Uses).ShouldNotContain(arrow => arrow.StartsWith("Attic", StringComparison.Ordinal));

    [Fact]
    public void Circle_IsNamedWithItsTypes_OnAnyFloors()
    {
        var circle = HouseRules.Circles(new House(Space, []), Uses).ShouldHaveSingleItem();

        circle.ShouldContain($"Attic uses Cellar ({Attic}.Ladder -> {Cellar}.InBody)");
        circle.ShouldContain($"Cellar uses Attic ({Cellar}.InAsync -> {Attic}.Chest)");
    }

    [Fact]
    public void Circle_OfThreeRooms_IsFound()
    {
        TypeUse[] uses = [new("X.A.One", "X.B.Two"), new("X.B.Two", "X.C.Three"), new("X.C.Four", "X.A.One")];

        HouseRules.Circles(new House("X", []), uses)
            .ShouldBe(["A uses B (X.A.One -> X.B.Two), B uses C (X.B.Two -> X.C.Three), C uses A (X.C.Four -> X.A.One)"]);
        HouseRules.Circles(new House("X", []), uses[..2]).ShouldBeEmpty();
    }

    [Fact]
    public void Folder_WithoutAFloor_AndFloorWithoutAFolder_AreNamed() =>
        HouseRules.Unplaced(new House("X", [["A"], ["B"]]), ["X.A.One", "X.C.Two"]).ShouldBe(
        [
            "X: the folder C stands on no floor; give it one in Houses.cs",
            "X: a floor names the folder B, which has no type; take it out of Houses.cs",
        ]);

    [Fact]
    public void Rooms_AreFolders_OrAllFoldersInOne()
    {
        var house = new House("X", [["Paths/**"], ["Steps/*"], [House.Root]]);

        house.RoomOf("X.Paths.Deep.Down.Type").ShouldBe("Paths");
        (house.RoomOf("X.Steps.One.Type"), house.FloorOf("Steps/One")).ShouldBe(("Steps/One", 1));
        (house.RoomOf("X.Type"), house.FloorOf(House.Root)).ShouldBe((House.Root, 2));
        house.FloorOf("Steps").ShouldBeNull();
    }
}
