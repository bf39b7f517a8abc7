using Amazon.Route53.Model;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

/// <summary>Batches that are too large or malformed.</summary>
public sealed class ChangeBatchLimitsTests
{
    private readonly TestZone zone = new();

    [Theory]
    [InlineData(1000, "CREATE", true)]
    [InlineData(1001, "CREATE", false)]
    [InlineData(500, "UPSERT", true)]
    [InlineData(501, "UPSERT", false)]
    public void Batch_OfMoreThanAThousandRecords_IsRefusedAndUpsertCountsTwice(int count, string action, bool allowed)
    {
        var changes = Enumerable.Range(0, count).Select(i => Change(action, $"n{i}.example.com", "A", 60, "10.0.0.1")).ToArray();
        if (allowed)
        {
            zone.Apply(changes).Status.Value.ShouldBe("PENDING");
        }
        else
        {
            zone.Refusal(changes).ShouldBe("Number of records limit of 1000 exceeded.");
        }
    }

    [Fact]
    public void Batch_OfTooManyCharacters_IsRefused()
    {
        var text = '"' + new string('x', 3998) + '"';
        Change[] changes = [.. Enumerable.Range(0, 8).Select(i => Change("CREATE", $"t{i}.example.com", "TXT", 60, text))];
        zone.Apply(changes).ShouldNotBeNull();
        Change[] more = [.. Enumerable.Range(0, 9).Select(i => Change("CREATE", $"u{i}.example.com", "TXT", 60, text))];
        zone.Refusal(more).ShouldBe("Number of characters limit of 32000 exceeded.");
    }

    [Fact]
    public void Batch_OfBadForm_IsInvalidInput()
    {
        Should.Throw<InvalidInputException>(() => zone.Apply());
        Should.Throw<InvalidInputException>(() => zone.Apply(Change("REPLACE", "a.example.com", "A", 60, "10.0.0.1")));
        Should.Throw<InvalidInputException>(() => zone.Apply(Change("CREATE", "a.example.com", "A", null)))
            .Message.ShouldContain("but found none in Change with [Action=CREATE, Name=a.example.com., Type=A, SetIdentifier=null]");
        Should.Throw<InvalidInputException>(() => zone.Apply(Change("CREATE", "a.example.com", "A", null, "10.0.0.1")));
    }
}
