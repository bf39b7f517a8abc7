using CsCheck;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class RecordNameTests
{
    private static readonly Gen<string> Names =
        Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789_"].Array[1, 10].Select(c => new string(c)).Array[2, 5]
            .Select(l => string.Join('.', l));

    [Theory]
    [InlineData("db.example.com", "db.example.com")]
    [InlineData("DB.Example.COM.", "db.example.com")]
    [InlineData(@"\052.example.com.", "*.example.com")]
    [InlineData(@"a\040b.example.com", "a b.example.com")]
    [InlineData(@"a\09.example.com", @"a\09.example.com")]
    [InlineData(@"a\892.example.com", @"a\892.example.com")]
    [InlineData(@"a\05", @"a\05")]
    [InlineData(@"end\052", "end*")]
    [InlineData("", "")]
    public void Normalize_Name_IsAsThisProjectCompares(string name, string expected) => RecordName.Normalize(name).ShouldBe(expected);

    [Theory]
    [InlineData("db.example.com", "example.com", true)]
    [InlineData("a.db.example.com", "example.com", true)]
    [InlineData("example.com", "example.com", false)]
    [InlineData("dbexample.com", "example.com", false)]
    [InlineData("db.example.com.evil.org", "example.com", false)]
    public void IsBelow_Zone_ComparesWholeLabels(string name, string zone, bool below) => RecordName.IsBelow(name, zone).ShouldBe(below);

    [Theory]
    [InlineData("db.example.com", true)]
    [InlineData("_db-1.example.com", true)]
    [InlineData("db", false)]
    [InlineData("", false)]
    [InlineData(".example.com", false)]
    [InlineData("db..com", false)]
    [InlineData("-db.example.com", false)]
    [InlineData("db-.example.com", false)]
    [InlineData("*.example.com", false)]
    [InlineData("DB.example.com", false)]
    [InlineData("db .example.com", false)]
    [InlineData("bücher.example.com", false)]
    public void IsValid_Name_IsOneThatACnameCanHave(string name, bool valid) => RecordName.IsValid(name).ShouldBe(valid);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void IsValid_Label_HasAtMost63Characters(int length, bool valid) =>
        RecordName.IsValid($"{new string('a', length)}.com").ShouldBe(valid);

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void IsValid_Name_HasAtMost253Characters(int length, bool valid)
    {
        var name = string.Join('.', Enumerable.Repeat(new string('a', 49), 5)) + "." + new string('b', length - 250);
        name.Length.ShouldBe(length);
        RecordName.IsValid(name).ShouldBe(valid);
    }

    [Fact]
    public void Normalize_ValidNameInAnyWriting_IsTheSameName() => Gen.Select(Names, Gen.Bool, Gen.Bool).Sample((name, upper, dot) =>
    {
        var written = (upper ? name.ToUpperInvariant() : name) + (dot ? "." : "");
        RecordName.Normalize(written).ShouldBe(name);
        RecordName.IsValid(name).ShouldBeTrue();
    });

    [Fact]
    public void Normalize_AnyEscapes_AreUndone() => Names.Sample(name =>
        RecordName.Normalize(string.Concat(name.Select(c => c is '.' ? "." : $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}")))
            .ShouldBe(name));

    [Fact]
    public void Normalize_AnyText_NeverThrows() => Gen.String.Sample(text =>
    {
        RecordName.Normalize(text).Length.ShouldBeLessThanOrEqualTo(text.Length);
    });
}
