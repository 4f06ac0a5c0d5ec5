using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.SharedFiles;

/// <summary>Shares files the way a curator does who has them: media, picked by a template that is published.</summary>
internal sealed class Sharing(IServiceProvider services)
{
    /// <summary>A picture of one white pixel.</summary>
    public static byte[] OnePixel => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==");

    private LibrarySnapshot Library => services.GetRequiredService<PublishedLibrary>().Current;

    /// <summary>A file as the library writes it.</summary>
    public byte[] FileOf(string slug, string extension) =>
        services.GetRequiredService<TemplateDownloads>().Get(Library.BySlug[slug], extension)!.Bytes.ToArray();

    /// <summary>Publishes a template of files alone.</summary>
    public void Share(string title, params (string Name, byte[] Bytes)[] files)
    {
        IContentService content = services.GetRequiredService<IContentService>();
        Template neighbour = Library.BySlug["weekly-rota"];
        IContent template = content.Create(title, content.GetById(neighbour.ContentId)!.ParentId, neighbour.Kind.Alias);
        template.SetValue(LibraryAliases.Summary, "Made by somebody in a program of their own, and shared as it is.");
        template.SetValue(LibraryAliases.Licence, "[\"CC BY 4.0\"]");
        template.SetValue(LibraryAliases.Credit, "Somebody");
        template.SetValue(LibraryAliases.Files, PickedMedia.Write(files.Select(file => Upload(file.Name, file.Bytes))));
        content.Save(template);
        PublishResult result = content.Publish(template, ["*"]);
        if (!result.Success)
            throw new InvalidOperationException($"{title}: {result.Result} {string.Join(' ', result.EventMessages?.GetAll().Select(message => message.Message) ?? [])}");
    }

    private Guid Upload(string name, byte[] bytes)
    {
        IMediaService service = services.GetRequiredService<IMediaService>();
        IMedia media = service.CreateMedia(name, Constants.System.Root, Constants.Conventions.MediaTypes.File);
        using MemoryStream stream = new(bytes);
        media.SetValue(services.GetRequiredService<MediaFileManager>(), services.GetRequiredService<MediaUrlGeneratorCollection>(), services.GetRequiredService<IShortStringHelper>(),
            services.GetRequiredService<IContentTypeBaseServiceProvider>(), Constants.Conventions.Media.File, name, stream);
        service.Save(media);
        return media.Key;
    }
}
