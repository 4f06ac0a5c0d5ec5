using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Content;

/// <summary>Registers the stores of documents, blueprints and elements.</summary>
internal static class ContentServices
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<IDocumentRepository, DocumentRepository>();
        services.AddSingleton<IDocumentBlueprintRepository, DocumentBlueprintRepository>();
        services.AddSingleton<IElementRepository, ElementRepository>();
        services.AddSingleton<IDocumentVersionRepository, DocumentVersionRepository>();
        services.AddSingleton<IElementVersionRepository, ElementVersionRepository>();
        return services;
    }
}
