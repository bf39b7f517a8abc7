using CsCheck;
using Failover.LocalCloud.StepFunctions.Paths;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class JsonPathTests
{
    private const string Store = """
        {"book":[{"t":"A","p":8,"k":"x"},{"t":"B","p":12,"k":"y"},{"t":"C","p":9,"k":"x","i":1}],"bike":{"p":20},"we ird":5,"n":null}
        """;

    [Theory]
    [InlineData("$.bike.p", "20")]
    [InlineData("$['bike']['p']", "20")]
    [InlineData("$.we ird", null)]
    [InlineData("$['we ird']", "5")]
    [InlineData("$.n", "null")]
    [InlineData("$.none", null)]
    [InlineData("$.book[1].t", "\"B\"")]
    [InlineData("$.book[-1].t", "\"C\"")]
    [InlineData("$.book[3]", null)]
    [InlineData("$.book[*].t", """["A","B","C"]""")]
    [InlineData("$.book[0,2].t", """["A","C"]""")]
    [InlineData("$.book[0:2].t", """["A","B"]""")]
    [InlineData("$.book[1:].t", """["B","C"]""")]
    [InlineData("$.book[-1:].t", """["C"]""")]
    [InlineData("$.book[:1].t", """["A"]""")]
    [InlineData("$..p", "[8,12,9,20]")]
    [InlineData("$..book[0].t", """["A"]""")]
    [InlineData("$.book[?(@.p < 10)].t", """["A","C"]""")]
    [InlineData("$.book[?(@.i)].t", """["C"]""")]
    [InlineData("$.book[?(!@.i && @.k == 'x')].t", """["A"]""")]
    [InlineData("$.book[?(@.p > 10 || @.i == 1)].t", """["B","C"]""")]
    [InlineData("$.book[?(@.t in ['A','C'])].p", "[8,9]")]
    [InlineData("$.book[?(@.t =~ /[bc]/i)].p", "[12,9]")]
    [InlineData("$.book[?(@.p > $.bike.p)].p", "[]")]
    [InlineData("$.bike['p','q']", """{"p":20}""")]
    [InlineData("$.book.length()", "3")]
    [InlineData("$..p.sum()", "49")]
    [InlineData("$.bike.*", "[20]")]
    public void Path_OnAStore_FindsWhatAwssLibraryFinds(string path, string? expected)
    {
        if (path == "$.we ird")
        {
            Should.Throw<FormatException>(() => JsonPath.Parse(path));
            return;
        }

        JsonPath.Parse(path).Find(Value.Parse(Store))?.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("$.")]
    [InlineData("$.a[")]
    [InlineData("$.a[x]")]
    [InlineData("$.a['b]")]
    [InlineData("$.a[?(@.b ==)]")]
    [InlineData("$.a.unknown()")]
    [InlineData("$variable.a")]
    public void Path_WithoutSense_IsRefused(string path) =>
        Should.Throw<FormatException>(() => JsonPath.Parse(path)).Message.ShouldContain("expected");

    [Fact]
    public void ReferencePath_WhatIsSet_IsFoundAgainAndNothingElseChanges() =>
        Gen.Select(Gen.Int[0, 5].List[1, 4], Gen.Int).Sample((names, number) =>
        {
            var path = JsonPath.Parse("$" + string.Concat(names.Select(static name => $".f{name}")));
            var root = Value.Parse("""{"other":{"x":[1,2]}}""");
            var changed = ReferencePath.Set(path, root, new NumberValue(number)).ShouldNotBeNull();
            path.Find(changed).ShouldNotBeNull().ToString().ShouldBe($"{number}");
            JsonPath.Parse("$.other").Find(changed).ShouldBeSameAs(JsonPath.Parse("$.other").Find(root));
            root.ToString().ShouldBe("""{"other":{"x":[1,2]}}""");
        });

    [Fact]
    public void Value_AnyText_RoundTripsAndItsSizeIsItsBytes() =>
        Gen.String.Where(static s => !s.Any(char.IsSurrogate)).Sample(static text =>
        {
            var value = new ArrayValue([new StringValue(text), ObjectValue.From((text, NullValue.Instance)), new NumberValue(-12)]);
            var json = value.ToString();
            Value.Parse(json).Same(value).ShouldBeTrue();
            value.Size.ShouldBe(System.Text.Encoding.UTF8.GetByteCount(json));
        });
}
