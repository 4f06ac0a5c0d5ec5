using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>The tree that the recorded answers were made of: a root "Library" with two documents that have one property per common editor, and a folder of media.</summary>
internal sealed class GoldenTree(RunningSite site)
{
    private const string Docx = "weekly-rota.docx";

    private static readonly (string Alias, string Key)[] s_properties =
    [
        ("text", "0cc0eba1-9960-42c9-bf9b-60e150b429ae"), ("area", "c6bac0dd-4ab9-45b1-8e30-e4b619ee5da3"), ("flag", "92897bc6-a5f3-4ffe-ae27-f2e7e33dda49"),
        ("number", "2e6d3631-066e-44b8-aec4-96f09099b2b5"), ("tags", "b6b73142-b9c1-4bf8-a16d-e1c23320b549"), ("date", "5046194e-4237-453c-a547-15db3a07c4e1"),
        ("dateTime", "e4d66c0f-b935-4200-81f0-025f7256b89a"), ("drop", "0b6a45e7-44ba-430d-9da5-4e46060b9e03"), ("dropMany", "f38f0ac7-1d27-439c-9f3f-089cd8825a53"),
        ("checks", "fbaf13a8-4036-41f2-93a3-974f678c312a"), ("radio", "bb5f57c9-ce2b-4bb9-b697-4caca783a805"), ("rich", "ca90c950-0aff-4e72-b976-a30b1ac57dad"),
        ("file", "4309a3ea-0d78-4329-a06c-c80b036af19a"), ("files", "1b661f40-2242-4b44-b9cb-3990ee2b13c0"), ("page", "fd1e0da5-5606-4862-b679-5d0cf3a52a59"),
        ("links", "b4e3535a-1753-47e2-8568-602cf8cfee6f"), ("member", "1ea2e01f-ebd8-4ce1-8d71-6b1149e63548"), ("upload", "84c6b441-31df-4ffe-b67e-67d5bc3ae65a"),
    ];

    public IContent Root { get; private set; } = null!;

    public IContent Request { get; private set; } = null!;

    public IContent Rota { get; private set; } = null!;

    public IMedia Folder { get; private set; } = null!;

    public IMedia File { get; private set; } = null!;

    public IMedia Picture { get; private set; } = null!;

    /// <summary>Nobody names it.</summary>
    public IMedia Unnamed { get; private set; } = null!;

    private IContentService Content => site.Get<IContentService>();

    private IMediaService Media => site.Get<IMediaService>();

    public async Task PlantAsync()
    {
        foreach (IContent own in Content.GetRootContent().ToList())
            Content.Delete(own);
        await TypeAsync("golden", s_properties);
        await TypeAsync("goldenRoot", ("title", "0cc0eba1-9960-42c9-bf9b-60e150b429ae"));
        Folder = Media.CreateMedia("Templates", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Media.Save(Folder);
        File = Upload("Weekly rota", Constants.Conventions.MediaTypes.File, Docx, "files"u8.ToArray());
        Picture = Upload("Picture", Constants.Conventions.MediaTypes.Image, "picture.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="));
        Unnamed = Upload("Taken down", Constants.Conventions.MediaTypes.File, "taken-down.docx", "files"u8.ToArray());

        Root = Content.Create("Library", Constants.System.Root, "goldenRoot");
        Root.SetValue("title", "Library");
        Publish(Root);
        Request = Content.Create("Leave request", Root.Id, "golden");
        Request.SetValue("text", "Other");
        Publish(Request);
        Rota = Content.Create("Weekly rota", Root.Id, "golden");
        Fill(Rota);
        Publish(Rota);
    }

    public void Publish(IContent item)
    {
        Content.Save(item);
        PublishResult result = Content.Publish(item, ["*"]);
        Assert.That(result.Success, $"{item.Name}: {result.Result} {string.Join(' ', result.InvalidProperties?.Select(property => property.Alias) ?? [])}");
    }

    private void Fill(IContent rota)
    {
        rota.SetValue("text", "A rota");
        rota.SetValue("area", "line 1\nline 2");
        rota.SetValue("flag", true);
        rota.SetValue("number", 3);
        rota.SetValue("tags", """["rota","staff"]""");
        rota.SetValue("date", new DateTime(2026, 3, 1));
        rota.SetValue("dateTime", new DateTime(2026, 3, 1, 9, 30, 0));
        rota.SetValue("rich", """{"markup":"<p>Hello <strong>world</strong></p>","blocks":null}""");
        rota.SetValue("file", Picked(File));
        rota.SetValue("files", Picked(File, Picture));
        rota.SetValue("page", Request.GetUdi().ToString());
        rota.SetValue("links", """[{"name":"gov.uk","target":"_blank","udi":null,"url":"https://www.gov.uk/","queryString":null}]""");
    }

    private static string Picked(params IMedia[] media) =>
        $"[{string.Join(',', media.Select(item => $$"""{"key":"{{Guid.NewGuid()}}","mediaKey":"{{item.Key}}","mediaTypeAlias":"{{item.ContentType.Alias}}","crops":[],"focalPoint":null}"""))}]";

    private async Task TypeAsync(string alias, params (string Alias, string Key)[] properties)
    {
        IShortStringHelper strings = site.Get<IShortStringHelper>();
        ContentType type = new(strings, Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true };
        foreach ((string name, string key) in properties)
        {
            IDataType dataType = (await site.Get<IDataTypeService>().GetAsync(new Guid(key)))!;
            Assert.That(type.AddPropertyType(new PropertyType(strings, dataType, name) { Name = name }, "content", "Content"));
        }

        Assert.That((await site.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
    }

    private IMedia Upload(string name, string type, string file, byte[] bytes)
    {
        IMedia media = Media.CreateMedia(name, Folder.Id, type);
        using MemoryStream stream = new(bytes);
        media.SetValue(site.Get<MediaFileManager>(), site.Get<MediaUrlGeneratorCollection>(), site.Get<IShortStringHelper>(), site.Get<IContentTypeBaseServiceProvider>(), Constants.Conventions.Media.File, file, stream);
        Media.Save(media);
        return media;
    }
}
