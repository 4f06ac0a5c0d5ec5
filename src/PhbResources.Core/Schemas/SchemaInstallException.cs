namespace PhbResources.Core.Schemas;

/// <summary>The files of <c>umbraco-config</c> are right in themselves, but this Umbraco cannot take them; nothing of them was written.</summary>
/// <param name="message">What stands in the way, and what to do.</param>
/// <param name="inner">What Umbraco said, if anything.</param>
public sealed class SchemaInstallException(string message, Exception? inner = null) : Exception(message, inner);
