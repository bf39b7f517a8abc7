namespace Failover.LocalCloud.CloudWatch;

/// <summary>The samples of one metric, in the order of their timestamps.</summary>
internal sealed class MetricSeries
{
    private readonly List<Sample> samples = [];

    public int Count => samples.Count;

    public void Add(long at, long visible, double value)
    {
        var index = samples.Count;
        while (index > 0 && samples[index - 1].At > at)
        {
            index--;
        }

        samples.Insert(index, new Sample(at, visible, value));
    }

    /// <summary>
    /// The statistic of the samples from <paramref name="from"/> (inclusive) to <paramref name="until"/> (exclusive) that were visible at
    /// <paramref name="now"/>.
    /// </summary>
    public double? Statistic(Statistic statistic, long from, long until, long now)
    {
        var count = 0;
        double sum = 0, minimum = double.MaxValue, maximum = double.MinValue;
        for (var i = FirstAt(from); i < samples.Count && samples[i].At < until; i++)
        {
            var (_, visible, value) = samples[i];
            if (visible <= now)
            {
                count++;
                sum += value;
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }

        return count == 0 ? null : statistic switch
        {
            CloudWatch.Statistic.SampleCount => count,
            CloudWatch.Statistic.Average => sum / count,
            CloudWatch.Statistic.Sum => sum,
            CloudWatch.Statistic.Minimum => minimum,
            CloudWatch.Statistic.Maximum => maximum,
            _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Not a statistic."),
        };
    }

    private int FirstAt(long from)
    {
        int low = 0, high = samples.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = samples[middle].At < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct Sample(long At, long Visible, double Value);
}
