using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Library;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Guides;

/// <summary>Members, curators and guides of a host, and what they do.</summary>
internal sealed class Editors(LibraryHost host)
{
    private static int s_count;
    private Guid? _root;

    public GuideChanges Changes => host.Get<GuideChanges>();

    public GuideHistory History => host.Get<GuideHistory>();

    public PublishedGuides Shown => host.Get<PublishedGuides>();

    public IContentService Content => host.Get<IContentService>();

    public Desk Desk { get; } = new(host);

    public static GuideEditor Curator { get; } = new(Guid.NewGuid(), "curator@example.org", "Cur", true, false);

    public GuideEditor Member(string name = "Ann", string? group = null)
    {
        IMemberService members = host.Get<IMemberService>();
        string email = $"editor{Interlocked.Increment(ref s_count)}@example.org";
        IMember member = members.CreateMember(email, email, name, Constants.Conventions.MemberTypes.DefaultAlias);
        member.IsApproved = true;
        member.EmailConfirmedDate = DateTime.UtcNow;
        members.Save(member);
        if (group is not null)
            members.AssignRole(member.Id, group);
        return new GuideEditor(member.Key, email, name, false, group == MemberAccounts.TrustedGroup);
    }

    public GuideEditor Trusted() => Member("Tru", MemberAccounts.TrustedGroup);

    /// <summary>A published guide.</summary>
    public Guide Guide(string text = "One.\n\nTwo.\n\nThree.\n")
    {
        IContent guide = Content.Create(Desk.Name("Guide"), Root(), LibraryAliases.GuidePage);
        guide.SetValue(LibraryAliases.Summary, "What it explains.");
        guide.SetValue(LibraryAliases.GuideText, text);
        Content.Save(guide);
        Desk.Publish(guide);
        return Shown.Current.ByKey[guide.Key];
    }

    public Guide Now(Guide guide) => Shown.Current.ByKey[guide.Key];

    public Task<EditOutcome> SendAsync(Guide guide, GuideEditor editor, string text, int from = 1, string note = "Better", RevisionOrigin origin = RevisionOrigin.Edit) =>
        Changes.SendAsync(new GuideEdit(guide.Key, from, text, note, origin), editor, default);

    public async Task<Guid> WaitsAsync(Guide guide, GuideEditor editor, string text, int from = 1)
    {
        EditOutcome outcome = await SendAsync(guide, editor, text, from);
        Assert.That(outcome, Is.InstanceOf<EditOutcome.Waits>(), $"{outcome}");
        return ((EditOutcome.Waits)outcome).Revision;
    }

    public async Task<List<string>> MailsToAsync(GuideEditor editor)
    {
        await using PhbDbContext context = await host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        return await context.Set<OutboxMail>().Where(mail => mail.Recipient == editor.Email).OrderBy(mail => mail.Id).Select(mail => mail.Subject + "\n" + mail.Text).ToListAsync();
    }

    private int Root()
    {
        if (_root is { } key && Content.GetById(key) is { } known)
            return known.Id;
        IContent root = Content.GetRootContent().FirstOrDefault(content => content.ContentType.Alias == LibraryAliases.Guides) ?? Content.Create("Guides", Constants.System.Root, LibraryAliases.Guides);
        Content.Save(root);
        Desk.Publish(root);
        _root = root.Key;
        return root.Id;
    }
}
