using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Docx;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Core.Tests.Library;

/// <summary>Puts files into the media library of a host, the way an upload does.</summary>
internal sealed class MediaShelf(LibraryHost host)
{
    public IMediaService Media => host.Get<IMediaService>();

    public IMedia Upload(string name, byte[] bytes, int parent = Constants.System.Root)
    {
        IMedia media = Media.CreateMedia(name, parent, Constants.Conventions.MediaTypes.File);
        Replace(media, name, bytes);
        return media;
    }

    public void Replace(IMedia media, string fileName, byte[] bytes)
    {
        using MemoryStream content = new(bytes);
        media.SetValue(host.Get<MediaFileManager>(), host.Get<MediaUrlGeneratorCollection>(), host.Get<IShortStringHelper>(),
            host.Get<IContentTypeBaseServiceProvider>(), Constants.Conventions.Media.File, fileName, content);
        Media.Save(media);
    }

    public StoredFile StoredFileOf(IMedia media)
    {
        IFileSystem files = host.Get<MediaFileManager>().FileSystem;
        string path = files.GetRelativePath(media.GetUrl(Constants.Conventions.Media.File, host.Get<MediaUrlGeneratorCollection>())!);
        return new StoredFile(path, files.GetSize(path), files.GetLastModified(path));
    }

    public static byte[] Docx(string text)
    {
        using MemoryStream stream = new();
        TemplateDocument document = new("A rota", BodyReader.Read(Desk.Body(text))) { UpdatedOn = new DateOnly(2026, 4, 6), Licence = "CC0 1.0" };
        new DocxWriter().Write(document, WriteOptions.Default, stream);
        return stream.ToArray();
    }

    /// <summary>A template of files alone, not published.</summary>
    public IContent Template(Desk desk, IContent shelf, params IMedia[] files)
    {
        IContent template = desk.Template(shelf, body: "", publish: false);
        Pick(desk, template, files);
        return desk.Fresh(template);
    }

    public static void Pick(Desk desk, IContent template, params IMedia[] files)
    {
        IContent fresh = desk.Fresh(template);
        fresh.SetValue(LibraryAliases.Files, PickedMedia.Write(files.Select(file => file.Key)));
        desk.Content.Save(fresh);
    }
}
