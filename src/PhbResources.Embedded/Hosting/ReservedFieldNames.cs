using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Hosting;

/// <summary>Names that no property may have. Umbraco reserves those of its Models Builder, which is not here.</summary>
internal sealed class ReservedFieldNames : IReservedFieldNamesService
{
    public ISet<string> GetDocumentReservedFieldNames() => new HashSet<string>();

    public ISet<string> GetMediaReservedFieldNames() => new HashSet<string>();

    public ISet<string> GetMemberReservedFieldNames() => new HashSet<string>();
}
