using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Library;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>Members and curators of a host, and what they do.</summary>
internal sealed class Sharers(LibraryHost host)
{
    private static int s_count;

    public SubmissionWorkflow Workflow => host.Get<SubmissionWorkflow>();

    public SubmissionFiles Files => host.Get<SubmissionFiles>();

    public Desk Desk { get; } = new(host);

    public IMemberService Members => host.Get<IMemberService>();

    public Viewer Member(string? group = null, bool verified = true)
    {
        string email = $"somebody{Interlocked.Increment(ref s_count)}@example.org";
        IMember member = Members.CreateMember(email, email, "Somebody", Constants.Conventions.MemberTypes.DefaultAlias);
        member.IsApproved = true;
        if (verified)
            member.EmailConfirmedDate = DateTime.UtcNow;
        Members.Save(member);
        if (group is not null)
            Members.AssignRole(member.Id, group);
        return new Viewer(member.Key, group == FirstCurator.Group);
    }

    public Viewer Curator() => Member(FirstCurator.Group);

    public SubmissionEntries Entries(string? title = null, string text = "Who comes when.", string kind = "rota") => new()
    {
        Title = title ?? Desk.Name("Shared rota"),
        Kind = kind,
        Category = Shelf,
        Summary = "Who works when.",
        WhyItHelped = "It saved a morning a week.",
        Text = text,
        CreditAs = "initials",
        CreditName = "ann cole",
        Licence = "CC0 1.0",
        Consent = true,
        Tags = "nights, two people",
    };

    public string Shelf { get; set; } = "";

    public void MakeShelf()
    {
        IContent shelf = Desk.Shelf();
        Shelf = Desk.Shown.Categories.Single(category => category.Key == shelf.Key).Slug;
    }

    public async Task<Guid> BeginAsync(Viewer member, Guid? replaces = null) => ((BeginOutcome.Begun)await Workflow.BeginAsync(member.MemberKey, replaces, "site", default)).Id;

    /// <summary>A draft with all that has to be there.</summary>
    public async Task<Guid> DraftAsync(Viewer member, SubmissionEntries? entries = null)
    {
        Guid id = await BeginAsync(member);
        Assert.That(await Workflow.SaveAsync(id, member, 1, entries ?? Entries(), default), Is.InstanceOf<SaveOutcome.Saved>());
        return id;
    }

    /// <summary>Sent, and with the curators.</summary>
    public async Task<Guid> SentAsync(Viewer member, SubmissionEntries? entries = null)
    {
        Guid id = await DraftAsync(member, entries);
        Assert.That(await MoveAsync(id, member, SubmissionMove.Send), Is.InstanceOf<MoveOutcome.Moved>());
        Assert.That(Row(id).State, Is.EqualTo(SubmissionState.Submitted));
        return id;
    }

    /// <summary>Sent with a file and no text.</summary>
    public async Task<Guid> SentWithFileAsync(Viewer member, string text = "Who comes when.")
    {
        Guid id = await DraftAsync(member, Entries(text: ""));
        Assert.That(await Files.AttachAsync(id, member, "rota.txt", Stream(text), default), Is.InstanceOf<AttachOutcome.Attached>());
        Assert.That(await MoveAsync(id, member, SubmissionMove.Send), Is.InstanceOf<MoveOutcome.Moved>());
        return id;
    }

    public async Task<Guid> PublishedAsync(Viewer member, Viewer curator, SubmissionEntries? entries = null)
    {
        Guid id = await SentAsync(member, entries);
        await MustAsync(id, curator, SubmissionMove.Approve);
        Assert.That(Row(id).State, Is.EqualTo(SubmissionState.Published));
        return id;
    }

    /// <summary>A move on the version that is there.</summary>
    public Task<MoveOutcome> MoveAsync(Guid id, Viewer viewer, SubmissionMove move, string? text = null, DateTime? publishOn = null) =>
        Workflow.MoveAsync(id, viewer, move, Row(id).Version, text, default, publishOn);

    public async Task MustAsync(Guid id, Viewer viewer, SubmissionMove move, string? text = null)
    {
        MoveOutcome outcome = await MoveAsync(id, viewer, move, text);
        Assert.That(outcome, Is.InstanceOf<MoveOutcome.Moved>(), outcome.ToString());
    }

    public Submission Row(Guid id)
    {
        using PhbDbContext context = Context();
        return context.Set<Submission>().AsNoTracking().Single(row => row.Id == id);
    }

    public List<SubmissionFile> FilesOf(Guid id)
    {
        using PhbDbContext context = Context();
        return [.. context.Set<SubmissionFile>().AsNoTracking().Where(file => file.SubmissionId == id).OrderBy(file => file.Added)];
    }

    public List<SubmissionEvent> Events(Guid id)
    {
        using PhbDbContext context = Context();
        return [.. context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.SubmissionId == id).OrderBy(entry => entry.Id)];
    }

    public List<OutboxMail> MailsTo(Viewer viewer)
    {
        string email = Members.GetById(viewer.MemberKey)!.Email;
        using PhbDbContext context = Context();
        return [.. context.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Recipient == email).OrderBy(mail => mail.Id)];
    }

    public IContent? ContentOf(Guid id) => Row(id).ContentKey is { } key ? Desk.Content.GetById(key) : null;

    public IMedia? MediaOf(Guid file) => host.Get<IMediaService>().GetById(file);

    /// <summary>Every file that lies in Umbraco's media.</summary>
    public string[] MediaOnDisk() => Directory.GetFiles(Path.Combine(host.DataPath, "media"), "*", SearchOption.AllDirectories);

    public string[] PrivateOnDisk(Guid id) =>
        Directory.Exists(Path.Combine(host.DataPath, "submissions", id.ToString("N"))) ? Directory.GetFiles(Path.Combine(host.DataPath, "submissions", id.ToString("N"))) : [];

    public PhbDbContext Context() => host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContext();

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A Word document with an NHS number (made up, with a right check digit), a comment, and an author.</summary>
    public static byte[] TellingDocx()
    {
        const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"r1\" Type=\"{Relation}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
            Add("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relation}/comments\" Target=\"comments.xml\"/></Relationships>");
            Add("word/document.xml", $"<w:document {Word}><w:body><w:p><w:r><w:t>Night care plan</w:t></w:r></w:p><w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>NHS number: 943 476 5919</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p></w:body></w:document>");
            Add("word/comments.xml", $"<w:comments {Word}><w:comment w:id=\"0\" w:author=\"Jo Bloggs\"><w:p><w:r><w:t>Ask the night nurse Marguerite</w:t></w:r></w:p></w:comment></w:comments>");
            Add("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Jo Bloggs</dc:creator></cp:coreProperties>");

            void Add(string name, string text)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text));
            }
        }

        return bytes.ToArray();
    }
}
