using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Semver;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Hosting;

/// <summary>Always "run": the host installs and upgrades by itself before it does anything else, or does not start.</summary>
internal sealed class EmbeddedRuntimeState(IUmbracoVersion version) : IRuntimeState
{
    public Version Version => version.Version;

    public string VersionComment => version.Comment;

    public SemVersion SemanticVersion => version.SemanticVersion;

    public RuntimeLevel Level => RuntimeLevel.Run;

    public RuntimeLevelReason Reason => RuntimeLevelReason.Run;

    public string? CurrentMigrationState => null;

    public string? FinalMigrationState => null;

    public BootFailedException? BootFailedException => null;

    public IReadOnlyDictionary<string, object> StartupState { get; } = new Dictionary<string, object>();

    public void DetermineRuntimeLevel()
    {
        // There is nothing to determine.
    }

    public void Configure(RuntimeLevel level, RuntimeLevelReason reason, Exception? bootFailedException = null)
    {
        if (level != RuntimeLevel.Run)
        {
            throw new NotSupportedException("Runtime levels other than Run need the full CMS.");
        }
    }
}
