using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.PublicAccess;

/// <summary>Pages behind a sign-in belong to the full CMS: here no content is protected, and none can be. Core asks when content goes, so reading answers "none".</summary>
internal sealed class NoPublicAccess : IPublicAccessRepository
{
    public PublicAccessEntry? Get(Guid id) => null;

    public IEnumerable<PublicAccessEntry> Get(IQuery<PublicAccessEntry> query) => [];

    public IEnumerable<PublicAccessEntry> GetMany(params Guid[]? ids) => [];

    public int Count(IQuery<PublicAccessEntry>? query) => 0;

    public bool Exists(Guid id) => false;

    public void Save(PublicAccessEntry entity) => throw Unsupported(nameof(Save));

    public void Delete(PublicAccessEntry entity) => throw Unsupported(nameof(Delete));

    private static NotSupportedException Unsupported(string member) => new($"IPublicAccessRepository.{member} needs the full CMS.");
}
