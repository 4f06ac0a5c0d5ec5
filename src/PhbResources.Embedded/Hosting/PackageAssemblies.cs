using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core.Composing;

namespace PhbResources.Embedded.Hosting;

/// <summary>Where Umbraco looks for composers, value converters and the like: Core itself, what the entry assembly leads to, and what the options name.</summary>
internal sealed class PackageAssemblies(Assembly? entry, IEnumerable<Assembly> named) : IAssemblyProvider
{
    private readonly Assembly[] _assemblies =
    [
        .. (entry is null ? [] : new DefaultUmbracoAssemblyProvider(entry, NullLoggerFactory.Instance, null).Assemblies)
            .Concat(named)
            .Append(typeof(IComposer).Assembly)
            .Distinct(),
    ];

    public IEnumerable<Assembly> Assemblies => _assemblies;
}
