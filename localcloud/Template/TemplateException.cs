namespace Failover.LocalCloud.Template;

/// <summary>The template or its parameters are not what CloudFormation and SAM take, or not what this cloud can make real.</summary>
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
