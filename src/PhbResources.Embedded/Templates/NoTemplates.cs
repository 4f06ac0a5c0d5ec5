using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Templates;

/// <summary>Razor templates belong to the full CMS: here there are none, and none can be made. Core's content services read them, so reading answers "none".</summary>
internal sealed class NoTemplates : ITemplateRepository
{
    public ITemplate? Get(int id) => null;

    public ITemplate? Get(Guid id) => null;

    public ITemplate? Get(string? alias) => null;

    public IEnumerable<ITemplate> Get(IQuery<ITemplate> query) => [];

    public IEnumerable<ITemplate> GetMany(params int[]? ids) => [];

    public IEnumerable<ITemplate> GetMany(params Guid[]? ids) => [];

    public IEnumerable<ITemplate> GetAll(params string[] aliases) => [];

    public IEnumerable<ITemplate> GetChildren(int layoutTemplateId) => [];

    public IEnumerable<ITemplate> GetDescendants(int layoutTemplateId) => [];

    public int Count(IQuery<ITemplate>? query) => 0;

    public bool Exists(int id) => false;

    public bool Exists(Guid id) => false;

    public void Save(ITemplate entity) => throw Unsupported(nameof(Save));

    public void Delete(ITemplate entity) => throw Unsupported(nameof(Delete));

    public Stream GetFileContentStream(string filepath) => throw Unsupported(nameof(GetFileContentStream));

    public void SetFileContent(string filepath, Stream content) => throw Unsupported(nameof(SetFileContent));

    public long GetFileSize(string filepath) => throw Unsupported(nameof(GetFileSize));

    private static NotSupportedException Unsupported(string member) => new($"ITemplateRepository.{member} needs the full CMS.");
}
