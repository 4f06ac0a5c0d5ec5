using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Audit;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.DataTypes;
using PhbResources.Embedded.KeyValues;
using PhbResources.Embedded.Languages;
using PhbResources.Embedded.MemberGroups;
using PhbResources.Embedded.PublicAccess;
using PhbResources.Embedded.Relations;
using PhbResources.Embedded.Templates;
using PhbResources.Embedded.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>Registers types, and the small stores that go with them.</summary>
internal static class ContentTypeServices
{
    public static void AddContentTypes(this IServiceCollection services)
    {
        services.AddSingleton<DocumentTypeRepository>();
        services.AddSingleton<IContentTypeRepository>(provider => provider.GetRequiredService<DocumentTypeRepository>());
        services.AddSingleton<ITypeSource<IContentType>>(provider => provider.GetRequiredService<DocumentTypeRepository>());
        services.AddSingleton<MediaTypeRepository>();
        services.AddSingleton<IMediaTypeRepository>(provider => provider.GetRequiredService<MediaTypeRepository>());
        services.AddSingleton<ITypeSource<IMediaType>>(provider => provider.GetRequiredService<MediaTypeRepository>());
        services.AddSingleton<MemberTypeRepository>();
        services.AddSingleton<IMemberTypeRepository>(provider => provider.GetRequiredService<MemberTypeRepository>());
        services.AddSingleton<ITypeSource<IMemberType>>(provider => provider.GetRequiredService<MemberTypeRepository>());

        services.AddSingleton<IDocumentTypeContainerRepository>(provider => Containers(provider, Constants.ObjectTypes.DocumentType));
        services.AddSingleton<IMediaTypeContainerRepository>(provider => Containers(provider, Constants.ObjectTypes.MediaType));
        services.AddSingleton<IMemberTypeContainerRepository>(provider => Containers(provider, Constants.ObjectTypes.MemberType));
        services.AddSingleton<IDataTypeContainerRepository>(provider => Containers(provider, Constants.ObjectTypes.DataType));
        services.AddSingleton<IDocumentBlueprintContainerRepository>(provider => Containers(provider, Constants.ObjectTypes.DocumentBlueprint));

        services.AddSingleton<IDataTypeRepository, DataTypeRepository>();
        services.AddSingleton<ValueUsage>();
        services.AddSingleton<IDataTypeUsageRepository>(provider => provider.GetRequiredService<ValueUsage>());
        services.AddSingleton<IPropertyTypeUsageRepository>(provider => provider.GetRequiredService<ValueUsage>());

        services.AddSingleton<ILanguageRepository, LanguageRepository>();
        services.AddSingleton<IRelationTypeRepository, RelationTypeRepository>();
        services.AddSingleton<IRelationRepository, RelationRepository>();
        services.AddSingleton<IAuditRepository, AuditRepository>();
        services.AddSingleton<IKeyValueRepository, KeyValueRepository>();
        services.AddSingleton<IMemberGroupRepository, MemberGroupRepository>();
        services.AddSingleton<ITemplateRepository, NoTemplates>();
        services.AddSingleton<IPublicAccessRepository, NoPublicAccess>();
    }

    private static ContainerRepository Containers(IServiceProvider provider, Guid contained)
        => new(provider.GetRequiredService<ScopedDatabase>(), provider.GetRequiredService<ScopedEntities>(), contained);
}
