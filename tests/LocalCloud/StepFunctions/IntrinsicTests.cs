using CsCheck;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class IntrinsicTests
{
    private const string Input = """
        {"name":"Ada","n":3,"list":[1,2,2,3,4],"json":"{\"a\":1}","obj":{"a":{"x":1},"b":2},"other":{"a":{"y":2},"c":3},"yes":true,"template":"<{}>","bad":"{"}
        """;

    [Theory]
    [InlineData("States.Format('Hello, {}: {}', $.name, $.n)", "\"Hello, Ada: 3\"")]
    [InlineData(@"States.Format('it\'s \{{}\}', $.n)", "\"it's {3}\"")]
    [InlineData("States.Format('plain')", "\"plain\"")]
    [InlineData("States.Format($.template, $.name)", "\"<Ada>\"")]
    [InlineData("States.StringToJson($.json)", """{"a":1}""")]
    [InlineData("States.JsonToString($.obj)", """
        "{\"a\":{\"x\":1},\"b\":2}"
        """)]
    [InlineData("States.Array('a', 1, null, true, $.n)", """["a",1,null,true,3]""")]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.ArrayPartition($.list, 2)", "[[1,2],[2,3],[4]]")]
    [InlineData("States.ArrayContains($.list, 4)", "true")]
    [InlineData("States.ArrayContains($.list, 'x')", "false")]
    [InlineData("States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayGetItem($.list, 4)", "4")]
    [InlineData("States.ArrayLength($.list)", "5")]
    [InlineData("States.ArrayUnique($.list)", "[1,2,3,4]")]
    [InlineData("States.Base64Encode('Data to encode')", "\"RGF0YSB0byBlbmNvZGU=\"")]
    [InlineData("States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", "\"Data to encode\"")]
    [InlineData("States.Hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("States.Hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("States.Hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("States.JsonMerge($.obj, $.other, false)", """{"a":{"y":2},"b":2,"c":3}""")]
    [InlineData("States.MathAdd($.n, -5)", "-2")]
    [InlineData("States.StringSplit('This.is+a,test', '.+,')", """["This","is","a","test"]""")]
    [InlineData("States.ArrayLength(States.StringSplit(States.Format('{},{}', $.n, $.name), ','))", "2")]
    public void Function_AsInTheGuide_Returns(string text, string expected) => Evaluate(text).ToString().ShouldBe(expected.Trim());

    [Theory]
    [InlineData("States.ArrayGetItem($.list, 5)")]
    [InlineData("States.ArrayPartition($.list, 0)")]
    [InlineData("States.ArrayRange(1, 2000, 1)")]
    [InlineData("States.ArrayRange(1, 2, 0)")]
    [InlineData("States.StringToJson($.name)")]
    [InlineData("States.Base64Decode('%')")]
    [InlineData("States.Hash('a', 'CRC')")]
    [InlineData("States.MathAdd(2147483647, 1)")]
    [InlineData("States.MathAdd($.name, 1)")]
    [InlineData("States.JsonMerge($.obj, $.other, $.yes)")]
    [InlineData("States.MathRandom(5, 5)")]
    [InlineData("States.Format($.bad)")]
    [InlineData("States.Format($.template)")]
    public void Function_ThatCannotTakeItsArguments_FailsAsIntrinsicFailure(string text) =>
        Should.Throw<EvaluationException>(() => Evaluate(text)).Error.ShouldBe("States.IntrinsicFailure");

    [Theory]
    [InlineData("States.JsonMerge($.obj, $.other, true)")]
    [InlineData("States.MathAdd('a', 1)")]
    [InlineData("States.Nope()")]
    [InlineData("States.Format('{} {}', 1)")]
    [InlineData("States.Format('{')")]
    [InlineData("States.Array('a'")]
    [InlineData("States.ArrayLength()")]
    [InlineData("States.UUID() x")]
    [InlineData("name")]
    public void Expression_Invalid_IsRefusedWhenLoaded(string text) => Should.Throw<FormatException>(() => Expression.Parse(text));

    [Fact]
    public void MathRandom_AnyBounds_StaysWithinThem() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[1, 1000]).Sample(static (least, span) =>
        {
            var drawn = ((NumberValue)Evaluate($"States.MathRandom({least}, {least + span})")).Number;
            drawn.ShouldBeInRange(least, least + span - 1);
        });

    [Fact]
    public void Base64_AnyText_DecodesToItself() =>
        Gen.String.Where(static s => !s.Any(char.IsSurrogate)).Sample(static text =>
        {
            var input = ObjectValue.From(("t", new StringValue(text)));
            Expression.Parse("States.Base64Decode(States.Base64Encode($.t))").Evaluate(input, new Scope()).Same(input.Values[0])
                .ShouldBeTrue();
        });

    [Fact]
    public void ArrayPartition_AnySize_KeepsAllItemsInOrder() =>
        Gen.Select(Gen.Int.List[0, 30], Gen.Int[1, 9]).Sample(static (items, size) =>
        {
            var input = Value.Parse($$"""{"a":[{{string.Join(',', items)}}]}""");
            var parts = (ArrayValue)Expression.Parse($"States.ArrayPartition($.a, {size})").Evaluate(input, new Scope());
            parts.Items.SelectMany(static part => ((ArrayValue)part).Items).Select(static n => n.ToString())
                .ShouldBe(items.Select(static n => $"{n}"));
            parts.Items.Select(static part => ((ArrayValue)part).Count).ShouldAllBe(count => count <= size);
        });

    [Fact]
    public void Uuid_OfOneSeed_IsTheSameAndOfVersion4()
    {
        var uuid = ((StringValue)Evaluate("States.UUID()")).Text;
        uuid.ShouldMatch("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        ((StringValue)Evaluate("States.UUID()")).Text.ShouldBe(uuid);
    }

    private static Value Evaluate(string text) => Expression.Parse(text).Evaluate(Value.Parse(Input), new Scope());

    private sealed class Scope : IScope
    {
        public Value Context => ObjectValue.Empty;

        public Random Random { get; } = new(7);
    }
}
