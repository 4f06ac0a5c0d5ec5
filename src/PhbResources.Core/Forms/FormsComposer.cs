using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Schemas;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Forms;

/// <summary>Registers the forms of <c>umbraco-config/forms</c>; a mistake in one of them stops the start.</summary>
[ComposeAfter(typeof(SchemasComposer))]
public sealed class FormsComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(services =>
        {
            Schema schema = services.GetRequiredService<Schema>();
            return new FormChoices(FormReader.Read(services.GetRequiredService<IOptions<PhbOptions>>().Value.ConfigPath, schema), schema,
                services.GetRequiredService<KindCatalogue>(), services.GetRequiredService<PublishedLibrary>());
        });
        builder.Services.AddSingleton<SharingForm>();
        builder.Services.AddSingleton<SharingEntry>();
        builder.Services.AddSingleton<HandedEntries>();
        builder.Services.AddSingleton(services => new StoredEntry(
            services.GetRequiredService<SharingEntry>(), services.GetRequiredService<HandedEntries>(), services.GetRequiredService<MemberAccounts>(), services.GetRequiredService<MediaFileManager>()));
        builder.AddNotificationHandler<UmbracoApplicationStartingNotification, ReadFormsAtStart>();
    }
}

/// <summary>Asks for the forms, so that a mistake in them shows before the first visitor and not with one.</summary>
internal sealed class ReadFormsAtStart(FormChoices forms) : INotificationHandler<UmbracoApplicationStartingNotification>
{
    public void Handle(UmbracoApplicationStartingNotification notification) => _ = forms;
}
