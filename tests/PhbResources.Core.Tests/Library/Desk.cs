using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.Library;

/// <summary>Works on the content of a host the way an editor does, through Umbraco's own service.</summary>
internal sealed class Desk(LibraryHost host)
{
    private static int s_count;

    public IContentService Content => host.Get<IContentService>();

    public LibrarySnapshot Shown => host.Get<PublishedLibrary>().Current;

    /// <summary>A name nobody used yet in this run, so that tests can share a host.</summary>
    public static string Name(string word) => $"{word} {Interlocked.Increment(ref s_count)}";

    public static string Body(string text) => $"sections:\n  - heading: Who works\n    content:\n      - text: {text}\n";

    /// <summary>The root, published.</summary>
    public IContent Root()
    {
        if (Content.GetById(StarterLibraryLoader.RootKey) is { } known)
            return known;
        IContent root = Content.Create("Library", Constants.System.Root, LibraryAliases.Library);
        root.Key = StarterLibraryLoader.RootKey;
        Content.Save(root);
        Publish(root);
        return root;
    }

    public IContent Shelf(string? name = null, bool publish = true)
    {
        IContent shelf = Content.Create(name ?? Name("Shelf"), Root().Id, LibraryAliases.Category);
        shelf.SetValue(LibraryAliases.Summary, "What stands here.");
        Content.Save(shelf);
        if (publish)
            Publish(shelf);
        return shelf;
    }

    /// <summary>A rota; published unless said otherwise.</summary>
    public IContent Template(IContent shelf, string? name = null, string? slug = null, string? body = null, bool publish = true, string kind = "rota")
    {
        IContent template = Content.Create(name ?? Name("Rota"), shelf.Id, kind);
        template.SetValue(LibraryAliases.Summary, "Who works when.");
        template.SetValue(LibraryAliases.Licence, "[\"CC0 1.0\"]");
        template.SetValue(LibraryAliases.Slug, slug);
        template.SetValue(LibraryAliases.Body, body ?? Body("Nobody."));
        Content.Save(template);
        if (publish)
            Publish(template);
        return template;
    }

    public void Publish(IContent content)
    {
        PublishResult result = TryPublish(content);
        string invalid = string.Join(", ", result.InvalidProperties?.Select(property => property.Alias) ?? []);
        Assert.That(result.Success, $"{content.Name}: {result.Result} {MessagesOf(result)} {invalid}");
    }

    public PublishResult TryPublish(IContent content) => Content.Publish(content, ["*"]);

    public static string MessagesOf(PublishResult result) => string.Join('\n', result.EventMessages?.GetAll().Select(message => message.Message) ?? []);

    /// <summary>Changes a summary and publishes it.</summary>
    public IContent Edit(IContent template, string summary)
    {
        IContent fresh = Fresh(template);
        fresh.SetValue(LibraryAliases.Summary, summary);
        Content.Save(fresh);
        Publish(fresh);
        return fresh;
    }

    public IContent Fresh(IContent content) => Content.GetById(content.Key)!;

    public Template? Find(IContent template) => Shown.ByKey.GetValueOrDefault(template.Key);
}
