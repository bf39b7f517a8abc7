using System.Globalization;
using System.Text;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>Reasons and numbers, worded as in recorded events.</summary>
internal static class AlarmText
{
    public static string Timestamp(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>A number as CloudWatch (Java's double) writes it: with at least one decimal.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E', 'N') >= 0 ? text : text + ".0";
    }

    public static string Reason(MetricAlarmDefinition alarm, Evaluation evaluation)
    {
        if (evaluation.Value == AlarmValue.InsufficientData)
        {
            return Unknown(alarm.EvaluationPeriods);
        }

        var alarming = evaluation.Value == AlarmValue.Alarm;
        if (evaluation.Used.Count == 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Threshold Crossed: no datapoints were received for {alarm.EvaluationPeriods} {Plural(alarm.EvaluationPeriods, "period")} "
                    + $"and " +
                $"{evaluation.Filled} missing {Plural(evaluation.Filled, "datapoint")} {Were(evaluation.Filled)} treated as "
                    + $"[{alarm.MissingData.Written()}].");
        }

        var named = evaluation.Used.Where(point => alarm.Comparison.Breaches(point.Value ?? 0, alarm.Threshold) == alarming).ToList();
        return named.Count > 0 ? Named(alarm, evaluation, named, alarming) : Treated(alarm, evaluation);
    }

    public static string ReasonData(MetricAlarmDefinition alarm, Evaluation evaluation, DateTimeOffset at)
    {
        var points = new StringBuilder();
        foreach (var point in evaluation.Used.Reverse())
        {
            points.Append(points.Length > 0 ? "," : "").Append(Number(point.Value ?? 0));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"version\":\"1.0\",\"queryDate\":\"{Timestamp(at)}\",\"statistic\":\"{alarm.Statistic}\",\"period\":{alarm.Period}," +
            $"\"recentDatapoints\":[{points}],\"threshold\":{Number(alarm.Threshold)}}}");
    }

    private static string Named(MetricAlarmDefinition alarm, Evaluation evaluation, List<Datapoint> named, bool alarming)
    {
        var list = string.Join(", ", named.Select(static point => string.Create(
            CultureInfo.InvariantCulture, $"{Number(point.Value ?? 0)} ({point.Start:dd/MM/yy HH:mm:ss})")));
        var missing = evaluation.Filled > 0 && alarm.MissingData is MissingData.Breaching && alarming
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" and {evaluation.Filled} missing {Plural(evaluation.Filled, "datapoint")} {Were(evaluation.Filled)} treated as "
                    + $"[{alarm.MissingData.Written()}]")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Threshold Crossed: {named.Count} out of the last {evaluation.Used.Count} datapoints [{list}] "
                + $"{(named.Count == 1 ? "was" : "were")} " +
            $"{alarm.Comparison.Words(alarming)} the threshold ({Number(alarm.Threshold)}){missing}.");
    }

    private static string Treated(MetricAlarmDefinition alarm, Evaluation evaluation) => string.Create(
        CultureInfo.InvariantCulture,
        $"Threshold Crossed: {evaluation.Filled} missing {Plural(evaluation.Filled, "datapoint")} {Were(evaluation.Filled)} treated as "
            + $"[{alarm.MissingData.Written()}].");

    private static string Unknown(int periods) => string.Create(
        CultureInfo.InvariantCulture, $"Insufficient Data: {periods} {Plural(periods, "datapoint")} {Were(periods)} unknown.");

    private static string Plural(int count, string word) => count == 1 ? word : word + "s";

    private static string Were(int count) => count == 1 ? "was" : "were";
}
