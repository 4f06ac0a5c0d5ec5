using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Hosting;

/// <summary>
/// A part of the suite. It boots its host once, with the types of <see cref="ConformanceSchema"/>; each test writes below a
/// folder of its own, so that tests of a fixture do not see one another.
/// </summary>
[NonParallelizable]
public abstract class ConformanceFixture(ConformanceHost host)
{
    private int _names;

    protected ConformanceHost Host { get; } = host;

    protected IServiceProvider Services => Host.Services;

    protected ConformanceSchema Schema { get; private set; } = null!;

    protected NotificationRecorder Notifications => Service<NotificationRecorder>();

    protected IContentService Documents => Service<IContentService>();

    protected IContentTypeService DocumentTypes => Service<IContentTypeService>();

    protected IMediaService Media => Service<IMediaService>();

    protected IMemberService Members => Service<IMemberService>();

    protected ICoreScopeProvider Scopes => Service<ICoreScopeProvider>();

    protected static Guid User => Constants.Security.SuperUserKey;

    /// <summary>The user who writes when none is named.</summary>
    protected const int SuperUserId = -1;

    [OneTimeSetUp]
    public async Task BootHost()
    {
        await Host.StartAsync();
        Schema = new ConformanceSchema(Services);
        await Schema.InstallAsync();
        await PrepareAsync();
    }

    [SetUp]
    public void ForgetNotifications() => Notifications.Clear();

    [OneTimeTearDown]
    public async Task RemoveHost() => await Host.DisposeAsync();

    /// <summary>What the fixture needs besides the common types.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected T Service<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A name that no other test of the fixture uses.</summary>
    protected string Unique(string name) => $"{name} {Interlocked.Increment(ref _names)}";

    /// <summary>A saved folder at the root, or below <paramref name="parentId"/>.</summary>
    protected IContent Folder(int parentId = Constants.System.Root, string? name = null) =>
        Save(Documents.Create(name ?? Unique("Folder"), parentId, ConformanceSchema.Folder));

    /// <summary>A saved and published folder.</summary>
    protected IContent PublishedFolder(int parentId = Constants.System.Root, string? name = null) => Publish(Folder(parentId, name));

    /// <summary>A saved page with a title.</summary>
    protected IContent Page(string name, int parentId, string? title = null)
    {
        IContent page = Documents.Create(name, parentId, ConformanceSchema.Page);
        page.SetValue("title", title ?? name);
        return Save(page);
    }

    /// <summary>A saved and published page.</summary>
    protected IContent PublishedPage(string name, int parentId, string? title = null) => Publish(Page(name, parentId, title));

    protected IContent Save(IContent content)
    {
        OperationResult result = Documents.Save(content);
        Assert.That(result.Success, Is.True, $"saving {content.Name}: {result.Result}");
        return content;
    }

    protected IContent Publish(IContent content)
    {
        PublishResult result = Documents.Publish(content, ["*"]);
        Assert.That(result.Success, Is.True, $"publishing {content.Name}: {result.Result}");
        return content;
    }

    /// <summary>Changes the title of the draft.</summary>
    protected IContent Retitle(IContent content, string title)
    {
        IContent fresh = Reload(content);
        fresh.SetValue("title", title);
        return Save(fresh);
    }

    /// <summary>The document as the store has it now.</summary>
    protected IContent Reload(IContent content) =>
        Documents.GetById(content.Id) ?? throw new AssertionException($"document {content.Id} is not there");

    protected IReadOnlyList<IContent> ChildrenOf(IContent parent) =>
        [.. Documents.GetPagedChildren(parent.Id, 0, 1000, out _, propertyAliases: null, filter: null, ordering: Ordering.By("sortOrder"))];

    protected IReadOnlyList<string?> ChildNames(IContent parent) => [.. ChildrenOf(parent).Select(child => child.Name)];
}
