using System.Reflection;
using Microsoft.Extensions.Options;

namespace PhbResources.Embedded;

/// <summary>Settings of the embedded host.</summary>
public sealed class EmbeddedUmbracoOptions
{
    /// <summary>The folder where everything that is written lives: database, media, backups. Absolute, or relative to the working directory. It is made if it is not there.</summary>
    public string DataPath { get; set; } = "data";

    /// <summary>How many content items, media and members are kept in memory at most, from 100 to 1,000,000. One takes about 12 KB. Pages are served from elsewhere; this is for whoever edits.</summary>
    public int CachedEntities { get; set; } = 1_000;

    /// <summary>How often content whose time has come is published or unpublished. At least one second.</summary>
    public TimeSpan ScheduledPublishingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where composers are looked for, besides the entry assembly and what it refers to.</summary>
    public IList<Assembly> PackageAssemblies { get; } = [];

    /// <exception cref="OptionsValidationException">A setting is out of its range; the message says which and what to write.</exception>
    internal void Validate()
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(DataPath))
        {
            faults.Add($"{nameof(DataPath)} is empty. Name the folder where the data is to live.");
        }

        if (CachedEntities is < 100 or > 1_000_000)
        {
            faults.Add($"{nameof(CachedEntities)} is {CachedEntities}. Write a number from 100 to 1000000.");
        }

        if (ScheduledPublishingInterval < TimeSpan.FromSeconds(1))
        {
            faults.Add($"{nameof(ScheduledPublishingInterval)} is {ScheduledPublishingInterval}. Write at least 00:00:01.");
        }

        if (faults.Count > 0)
        {
            throw new OptionsValidationException(nameof(EmbeddedUmbracoOptions), typeof(EmbeddedUmbracoOptions), faults);
        }
    }
}
