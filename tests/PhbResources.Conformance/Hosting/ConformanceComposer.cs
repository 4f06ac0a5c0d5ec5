using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Conformance.Hosting;

/// <summary>Listens, as a package does, to every notification about content, media, members, types, languages and relations.</summary>
public sealed class ConformanceComposer : IComposer
{
    private static readonly string[] Subjects = ["Content", "Media", "Member", "DataType", "Language", "Relation", "AssignedMember", "RemovedMember"];

    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<NotificationRecorder>();
        foreach (Type notification in NotificationTypes())
            builder.Services.AddTransient(
                typeof(INotificationHandler<>).MakeGenericType(notification),
                typeof(RecordingHandler<>).MakeGenericType(notification));
    }

    private static IEnumerable<Type> NotificationTypes() =>
        from type in typeof(INotification).Assembly.GetExportedTypes()
        where type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(INotification))
        where Subjects.Any(subject => type.Name.StartsWith(subject, StringComparison.Ordinal))
        select type;
}
