namespace Failover.Tests.Architecture;

/// <summary>
/// Lines are no longer than <c>.editorconfig</c> says, and files no longer than a reader can take in at once; neither the compiler nor
/// <c>dotnet format</c> checks that.
/// </summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    private const int MostLines = 200;

    /// <summary>Text between these quotes was recorded and keeps its form.</summary>
    private const string RawQuotes = "\"\"\"";

    public static TheoryData<string> Folders => ["functions", "localcloud", "drill", "tests", "clients/dotnet", "clients/samples/dotnet"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_OfCode_AreNoLongerThanDeclared(string folder) =>
        Repository.Sources(folder).SelectMany(static file => TooLong(Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file)))
            .ShouldBeEmpty($"Expected lines of at most {Longest} columns (max_line_length in .editorconfig): wrap these.");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Files_OfCode_HaveNoMoreLinesThanAReaderTakesIn(string folder) =>
        Repository.Sources(folder).Where(static file => File.ReadAllLines(file).Length > MostLines)
            .Select(static file => Path.GetRelativePath(Repository.Root, file))
            .ShouldBeEmpty($"Expected files of at most {MostLines} lines: take out what stands on its own.");

    [Fact]
    public void Declared_IsWhatIsHeld() =>
        File.ReadAllLines(Path.Combine(Repository.Root, ".editorconfig")).ShouldContain($"max_line_length = {Longest}");

    [Fact]
    public void Line_TooLong_IsNamed_UnlessItIsRecorded()
    {
        var (fits, tooLong) = (new string('x', Longest), new string('x', Longest + 1));

        TooLong("A.cs", [fits, tooLong]).ShouldBe([$"A.cs:2 has {Longest + 1} columns"]);
        TooLong("A.cs", [$"var json = {RawQuotes}{tooLong}{RawQuotes};", fits]).ShouldBeEmpty();
        TooLong("A.cs", [$"var json = {RawQuotes}", tooLong, $"{RawQuotes};", tooLong]).ShouldBe([$"A.cs:4 has {Longest + 1} columns"]);
    }

    private static IEnumerable<string> TooLong(string file, string[] lines)
    {
        var recorded = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var quotes = lines[i].Split(RawQuotes).Length - 1;
            if (lines[i].Length > Longest && !recorded && quotes == 0)
            {
                yield return $"{file}:{i + 1} has {lines[i].Length} columns";
            }

            recorded ^= quotes % 2 == 1;
        }
    }
}
