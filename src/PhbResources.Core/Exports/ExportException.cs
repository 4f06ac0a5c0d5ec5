namespace PhbResources.Core.Exports;

/// <summary>An export could not be made or read. The message is written for the person who runs the site: what is wrong and what to do next.</summary>
public sealed class ExportException : IOException
{
    /// <summary>Says what is wrong.</summary>
    public ExportException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public ExportException(string message, Exception cause) : base(message, cause)
    {
    }
}
