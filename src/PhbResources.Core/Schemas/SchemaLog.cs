using Microsoft.Extensions.Logging;

namespace PhbResources.Core.Schemas;

/// <summary>What is logged about types; event ids 1100 to 1119.</summary>
internal static partial class SchemaLog
{
    [LoggerMessage(1100, LogLevel.Debug, "Added the {What} {Name} from {File}")]
    public static partial void Added(ILogger logger, string what, string name, string file);

    [LoggerMessage(1101, LogLevel.Debug, "Brought the {What} {Name} up to date with {File}")]
    public static partial void Updated(ILogger logger, string what, string name, string file);

    [LoggerMessage(1104, LogLevel.Information, "Umbraco's types follow umbraco-config: {Added} added, {Updated} brought up to date.")]
    public static partial void Installed(ILogger logger, int added, int updated);

    [LoggerMessage(1102, LogLevel.Debug, "Every type is as its file says")]
    public static partial void NothingToDo(ILogger logger);

    [LoggerMessage(1103, LogLevel.Information, "Types are not installed while Umbraco's runtime level is {Level}")]
    public static partial void NotRunning(ILogger logger, Umbraco.Cms.Core.RuntimeLevel level);
}
