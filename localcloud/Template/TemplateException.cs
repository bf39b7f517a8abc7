namespace Failover.LocalCloud.Template;

/// <summary>CloudFormation or SAM would refuse the template or its parameters, or the local cloud does not support them.</summary>
public sealed class TemplateException : Exception
{
    public TemplateException(string message)
        : base(message)
    {
    }

    public TemplateException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
