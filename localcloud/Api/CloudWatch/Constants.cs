// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.CloudWatch;

public class StateValue : ConstantClass
{
    public static readonly StateValue ALARM = new("ALARM");

    public static readonly StateValue OK = new("OK");

    public static readonly StateValue INSUFFICIENT_DATA = new("INSUFFICIENT_DATA");

    public StateValue(string value)
        : base(value)
    {
    }

    public static implicit operator StateValue(string value) => value is null ? null : new StateValue(value);
}

public class AlarmType : ConstantClass
{
    public static readonly AlarmType CompositeAlarm = new("CompositeAlarm");

    public static readonly AlarmType MetricAlarm = new("MetricAlarm");

    public AlarmType(string value)
        : base(value)
    {
    }

    public static implicit operator AlarmType(string value) => value is null ? null : new AlarmType(value);
}

public class StandardUnit : ConstantClass
{
    public static readonly StandardUnit None = new("None");

    public static readonly StandardUnit Count = new("Count");

    public static readonly StandardUnit Seconds = new("Seconds");

    public static readonly StandardUnit Milliseconds = new("Milliseconds");

    public StandardUnit(string value)
        : base(value)
    {
    }

    public static implicit operator StandardUnit(string value) => value is null ? null : new StandardUnit(value);
}
