using Amazon.Route53.Model;
using CsCheck;
using Failover.LocalCloud.Route53;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

/// <summary>The product's guard against overwriting, checked against a model that is independent of the service.</summary>
public sealed class CompareAndSwapProperties
{
    private static readonly Gen<Model> Sets = Gen.Select(
        Gen.OneOf("example.com.", "a.example.com.", "b.example.com.", "c.example.org."),
        Gen.OneOf("A", "CNAME", "TXT"),
        Gen.OneOf(5L, 60L),
        Gen.OneOf(0, 1),
        (name, type, ttl, value) => new Model(name, type, ttl, Value(type, value)));

    private static readonly Gen<(string Action, Model Set)[]> Batches = Gen.Select(
        Gen.OneOf("CREATE", "DELETE", "UPSERT"), Sets, (action, set) => (action, set)).Array[1, 3];

    [Fact]
    public void DeleteOldCreateNew_SucceedsExactlyWhenTheRecordIsOld() =>
        Gen.Select(Sets, Sets, Sets).Sample(
            (current, old, next) =>
            {
                var zone = new TestZone();
                var name = "db.example.com.";
                zone.Zone.Seed((current with { Name = name }).ToRecord());
                var asRead = old with { Name = name };
                var wanted = next with { Name = name, Type = asRead.Type, Value = Value(asRead.Type, 1) };
                var succeeded = Try(zone, [("DELETE", asRead), ("CREATE", wanted)]);

                succeeded.ShouldBe(asRead == current with { Name = name });
                zone.Records.ShouldBe([(succeeded ? wanted : current with { Name = name }).ToRecord().ToString()]);
            },
            iter: 2000);

    [Fact]
    public void Batches_AreAppliedAsTheModelSays_AllOrNothing() =>
        Batches.Array[1, 12].Sample(
            batches =>
            {
                var zone = new TestZone();
                var model = new List<Model>();
                foreach (var batch in batches)
                {
                    var expected = After(model, batch);
                    Try(zone, batch).ShouldBe(expected is not null);
                    model = expected ?? model;
                    zone.Records.Order().ShouldBe(model.Select(set => set.ToRecord().ToString()).Order());
                }
            },
            iter: 2000);

    private static string Value(string type, int number) => type switch
    {
        "A" => $"10.0.0.{number}",
        "TXT" => $"\"{number}\"",
        _ => $"n{number}.example.net",
    };

    private static bool Try(TestZone zone, (string Action, Model Set)[] batch)
    {
        try
        {
            zone.Apply(
                [.. batch.Select(change => Change(change.Action, change.Set.Name, change.Set.Type, change.Set.Ttl, change.Set.Value))]);
            return true;
        }
        catch (InvalidChangeBatchException)
        {
            return false;
        }
    }

    /// <summary>What the zone contains after the batch; null if it must be refused.</summary>
    private static List<Model>? After(List<Model> before, (string Action, Model Set)[] batch)
    {
        var after = before.ToList();
        foreach (var (action, set) in batch)
        {
            var same = after.Find(other => other.Name == set.Name && other.Type == set.Type);
            var allowed = action switch { "CREATE" => same is null, "DELETE" => same == set, _ => true };
            if (!allowed || !set.Name.EndsWith("example.com.", StringComparison.Ordinal))
            {
                return null;
            }

            after.RemoveAll(other => other.Name == set.Name && other.Type == set.Type);
            if (action != "DELETE")
            {
                after.Add(set);
            }
        }

        var repeats = batch.GroupBy(change => (change.Set.Name, change.Set.Type)).Where(group => group.Count() > 1);
        var clash = after.GroupBy(set => set.Name).Any(group => group.Count() > 1 && group.Any(set => set.Type == "CNAME"));
        return clash
            || after.Any(set => set is { Name: "example.com.", Type: "CNAME" })
            || repeats.Any(group => string.Join(' ', group.Select(change => change.Action)) != "DELETE CREATE")
            ? null
            : after;
    }

    private sealed record Model(string Name, string Type, long Ttl, string Value)
    {
        public DnsRecord ToRecord() => DnsRecord.Simple(Name, Type, Ttl, Value);
    }
}
