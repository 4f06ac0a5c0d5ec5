using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Feedback;
using PhbResources.Core.Forms;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Insights;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Requests;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions.Forwarded;
using PhbResources.Core.Submissions;
using PhbResources.Core.Surveys;
using PhbResources.Core.Watching;
using PhbResources.Core.Wikis;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The model after the last migration; a test compares it with <see cref="PhbDbContext"/>. No conventions apply here, so that every property is named.</summary>
[DbContext(typeof(PhbDbContext))]
internal sealed class PhbModelSnapshot : ModelSnapshot
{
    /// <inheritdoc />
    protected override void BuildModel(ModelBuilder modelBuilder) => Describe(modelBuilder);

    /// <summary>The model after the first migration.</summary>
    internal static void DescribeDownloads(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(DownloadCount).FullName!, entity =>
    {
        entity.ToTable("phbDownloadCount");
        entity.Property<Guid>(nameof(DownloadCount.TemplateKey));
        entity.Property<string>(nameof(DownloadCount.Format)).HasMaxLength(10);
        entity.Property<DateOnly>(nameof(DownloadCount.Day));
        entity.Property<long>(nameof(DownloadCount.Count));
        entity.HasKey(nameof(DownloadCount.TemplateKey), nameof(DownloadCount.Format), nameof(DownloadCount.Day));
    });

    internal static void Describe(ModelBuilder modelBuilder)
    {
        DescribeDownloads(modelBuilder);
        modelBuilder.Entity(typeof(QueryCount).FullName!, entity =>
        {
            entity.ToTable("phbQueryCount");
            entity.Property<string>(nameof(QueryCount.Words)).HasMaxLength(QueryCounter.MaxLength);
            entity.Property<string>(nameof(QueryCount.ReadAs)).HasMaxLength(QueryCounter.MaxLength);
            entity.Property<DateOnly>(nameof(QueryCount.Day));
            entity.Property<long>(nameof(QueryCount.Count));
            entity.HasKey(nameof(QueryCount.Words), nameof(QueryCount.ReadAs), nameof(QueryCount.Day));
            entity.HasIndex(nameof(QueryCount.Day));
        });
        modelBuilder.Entity(typeof(TemplateRequest).FullName!, entity =>
        {
            entity.ToTable("phbTemplateRequest");
            entity.Property<long>(nameof(TemplateRequest.Id)).ValueGeneratedOnAdd();
            entity.Property<string>(nameof(TemplateRequest.Text)).IsRequired().HasMaxLength(TemplateRequests.MaxLength);
            entity.Property<string>(nameof(TemplateRequest.Words)).IsRequired().HasMaxLength(200);
            entity.Property<DateTime>(nameof(TemplateRequest.Asked));
            entity.Property<DateTime?>(nameof(TemplateRequest.Done));
            entity.HasKey(nameof(TemplateRequest.Id));
        });
        modelBuilder.Entity(typeof(StoredText).FullName!, entity =>
        {
            entity.ToTable("phbText");
            entity.Property<string>(nameof(StoredText.Name)).HasMaxLength(40);
            entity.Property<string>(nameof(StoredText.Text)).IsRequired();
            entity.Property<int>(nameof(StoredText.Version));
            entity.HasKey(nameof(StoredText.Name));
        });
        DescribeMail(modelBuilder);
        DescribeSubmissions(modelBuilder);
        DescribeMembers(modelBuilder);
        DescribeSpam(modelBuilder);
        DescribeForwardedMail(modelBuilder);
        DescribeChanges(modelBuilder);
        DescribeDiscussions(modelBuilder);
        DescribeGuides(modelBuilder);
        DescribeInsight(modelBuilder);
        DescribeWikis(modelBuilder);
        DescribeHandedEntries(modelBuilder);
    }

    private static void DescribeMembers(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(MemberToken).FullName!, entity =>
        {
            entity.ToTable("phbMemberToken");
            entity.Property<string>(nameof(MemberToken.Hash)).HasMaxLength(64);
            entity.Property<string>(nameof(MemberToken.Purpose)).IsRequired().HasMaxLength(20);
            entity.Property<Guid?>(nameof(MemberToken.MemberKey));
            entity.Property<string>(nameof(MemberToken.Email)).HasMaxLength(254);
            entity.Property<string>(nameof(MemberToken.PasswordHash));
            entity.Property<string>(nameof(MemberToken.CreditName)).HasMaxLength(100);
            entity.Property<DateTime>(nameof(MemberToken.Expires));
            entity.Property<DateTime?>(nameof(MemberToken.Used));
            entity.HasKey(nameof(MemberToken.Hash));
            entity.HasIndex(nameof(MemberToken.MemberKey));
            entity.HasIndex(nameof(MemberToken.Expires));
        });
        modelBuilder.Entity(typeof(MemberSecret).FullName!, entity =>
        {
            entity.ToTable("phbMemberSecret");
            entity.Property<Guid>(nameof(MemberSecret.MemberKey));
            entity.Property<string>(nameof(MemberSecret.AuthenticatorKey));
            entity.Property<bool>(nameof(MemberSecret.AuthenticatorOn));
            entity.Property<long>(nameof(MemberSecret.LastStep));
            entity.Property<string>(nameof(MemberSecret.RecoveryCodes));
            entity.Property<DateTime?>(nameof(MemberSecret.Asked));
            entity.HasKey(nameof(MemberSecret.MemberKey));
        });
        modelBuilder.Entity(typeof(MemberPasskey).FullName!, entity =>
        {
            entity.ToTable("phbMemberPasskey");
            entity.Property<string>(nameof(MemberPasskey.Id)).HasMaxLength(1364).IsUnicode(false);
            entity.Property<Guid>(nameof(MemberPasskey.MemberKey));
            entity.Property<string>(nameof(MemberPasskey.Name)).IsRequired().HasMaxLength(60);
            entity.Property<byte[]>(nameof(MemberPasskey.PublicKey)).IsRequired();
            entity.Property<DateTime>(nameof(MemberPasskey.Created));
            entity.Property<long>(nameof(MemberPasskey.SignCount));
            entity.Property<string>(nameof(MemberPasskey.Transports)).HasMaxLength(100);
            entity.Property<bool>(nameof(MemberPasskey.UserVerified));
            entity.Property<bool>(nameof(MemberPasskey.BackupEligible));
            entity.Property<bool>(nameof(MemberPasskey.BackedUp));
            entity.HasKey(nameof(MemberPasskey.Id)).HasAnnotation("SqlServer:Clustered", false);
            entity.HasIndex(nameof(MemberPasskey.MemberKey));
        });
    }

    private static void DescribeMail(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(OutboxMail).FullName!, entity =>
    {
        entity.ToTable(OutboxMailTable.Name);
        entity.Property<long>(nameof(OutboxMail.Id)).ValueGeneratedOnAdd();
        entity.Property<string>(nameof(OutboxMail.MessageId)).IsRequired().HasMaxLength(OutboxMailTable.MaxMessageId);
        entity.Property<string>(nameof(OutboxMail.Kind)).IsRequired().HasMaxLength(OutboxMailTable.MaxKind);
        entity.Property<string>(nameof(OutboxMail.Recipient)).IsRequired().HasMaxLength(EmailRules.MaxLength);
        entity.Property<string>(nameof(OutboxMail.Subject)).IsRequired().HasMaxLength(MailText.MaxSubject);
        entity.Property<string>(nameof(OutboxMail.Text)).IsRequired();
        entity.Property<string>(nameof(OutboxMail.Unsubscribe)).HasMaxLength(OutboxMailTable.MaxUnsubscribe);
        entity.Property<MailState>(nameof(OutboxMail.State));
        entity.Property<DateTime>(nameof(OutboxMail.Created));
        entity.Property<int>(nameof(OutboxMail.Attempts));
        entity.Property<DateTime>(nameof(OutboxMail.NotBefore));
        entity.Property<DateTime?>(nameof(OutboxMail.Finished));
        entity.Property<string>(nameof(OutboxMail.LastError)).HasMaxLength(OutboxMailTable.MaxError);
        entity.HasKey(nameof(OutboxMail.Id));
        entity.HasIndex(nameof(OutboxMail.State), nameof(OutboxMail.NotBefore));
    });

    private static void DescribeSubmissions(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(Submission).FullName!, entity =>
        {
            entity.ToTable("phbSubmission");
            entity.Property<Guid>(nameof(Submission.Id));
            entity.Property<Guid>(nameof(Submission.MemberKey));
            entity.Property<string>(nameof(Submission.State)).IsRequired().HasMaxLength(20);
            entity.Property<int>(nameof(Submission.Version)).IsConcurrencyToken();
            entity.Property<DateTime>(nameof(Submission.Created));
            entity.Property<DateTime>(nameof(Submission.Changed));
            entity.Property<DateTime?>(nameof(Submission.Sent));
            entity.Property<DateTime?>(nameof(Submission.Decided));
            entity.Property<Guid?>(nameof(Submission.ContentKey));
            entity.Property<Guid?>(nameof(Submission.Replaces));
            entity.Property<string>(nameof(Submission.Entries)).IsRequired();
            entity.Property<string>(nameof(Submission.Filled));
            entity.Property<string>(nameof(Submission.Via)).IsRequired().HasMaxLength(20);
            entity.Property<double>(nameof(Submission.SpamScore));
            entity.Property<string>(nameof(Submission.SpamWhy));
            entity.Property<Guid?>(nameof(Submission.ReviewerKey));
            entity.Property<DateTime?>(nameof(Submission.PublishOn));
            entity.Property<int?>(nameof(Submission.VersionBefore));
            entity.Property<bool>(nameof(Submission.Settled));
            entity.HasKey(nameof(Submission.Id));
            entity.HasIndex(nameof(Submission.MemberKey));
            entity.HasIndex(nameof(Submission.State));
            entity.HasIndex(nameof(Submission.ContentKey));
        });
        modelBuilder.Entity(typeof(SubmissionFile).FullName!, entity =>
        {
            entity.ToTable("phbSubmissionFile");
            entity.Property<Guid>(nameof(SubmissionFile.Id));
            entity.Property<Guid>(nameof(SubmissionFile.SubmissionId));
            entity.Property<string>(nameof(SubmissionFile.Name)).IsRequired().HasMaxLength(255);
            entity.Property<string>(nameof(SubmissionFile.Kind)).IsRequired().HasMaxLength(20);
            entity.Property<long>(nameof(SubmissionFile.Bytes));
            entity.Property<string>(nameof(SubmissionFile.Sha256)).IsRequired().HasMaxLength(64);
            entity.Property<Guid?>(nameof(SubmissionFile.CopyOf));
            entity.Property<bool>(nameof(SubmissionFile.IsCleanCopy));
            entity.Property<string>(nameof(SubmissionFile.Status)).IsRequired().HasMaxLength(20);
            entity.Property<string>(nameof(SubmissionFile.Report)).IsRequired();
            entity.Property<DateTime>(nameof(SubmissionFile.Added));
            entity.HasKey(nameof(SubmissionFile.Id));
            entity.HasIndex(nameof(SubmissionFile.SubmissionId));
        });
        modelBuilder.Entity(typeof(SubmissionEvent).FullName!, entity =>
        {
            entity.ToTable("phbSubmissionEvent");
            entity.Property<long>(nameof(SubmissionEvent.Id)).ValueGeneratedOnAdd();
            entity.Property<Guid>(nameof(SubmissionEvent.SubmissionId));
            entity.Property<DateTime>(nameof(SubmissionEvent.At));
            entity.Property<string>(nameof(SubmissionEvent.Actor)).IsRequired().HasMaxLength(20);
            entity.Property<Guid?>(nameof(SubmissionEvent.ByKey));
            entity.Property<string>(nameof(SubmissionEvent.Move)).IsRequired().HasMaxLength(20);
            entity.Property<string>(nameof(SubmissionEvent.From)).IsRequired().HasMaxLength(20);
            entity.Property<string>(nameof(SubmissionEvent.To)).IsRequired().HasMaxLength(20);
            entity.Property<string>(nameof(SubmissionEvent.Text)).IsRequired().HasMaxLength(4_000);
            entity.HasKey(nameof(SubmissionEvent.Id));
            entity.HasIndex(nameof(SubmissionEvent.SubmissionId));
            entity.HasIndex(nameof(SubmissionEvent.At));
        });
    }

    private static void DescribeSpam(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(SpamWord).FullName!, entity =>
        {
            entity.ToTable("phbSpamWord");
            entity.Property<string>(nameof(SpamWord.Token)).HasMaxLength(SpamTokens.MaxLength);
            entity.Property<long>(nameof(SpamWord.Good));
            entity.Property<long>(nameof(SpamWord.Bad));
            entity.HasKey(nameof(SpamWord.Token));
        });
        modelBuilder.Entity(typeof(SpamMark).FullName!, entity =>
        {
            entity.ToTable("phbSpamMark");
            entity.Property<Guid>(nameof(SpamMark.Submission)).ValueGeneratedOnAdd();
            entity.Property<Guid>(nameof(SpamMark.Member));
            entity.Property<DateTime>(nameof(SpamMark.At));
            entity.Property<long>(nameof(SpamMark.Print));
            entity.Property<string>(nameof(SpamMark.Hosts)).IsRequired().HasMaxLength(SpamMark.MaxHosts);
            entity.Property<string>(nameof(SpamMark.Network)).HasMaxLength(32);
            entity.Property<string>(nameof(SpamMark.Tokens)).IsRequired();
            entity.Property<string>(nameof(SpamMark.Hits)).IsRequired();
            entity.Property<string>(nameof(SpamMark.Reason)).IsRequired().HasMaxLength(32);
            entity.Property<bool>(nameof(SpamMark.Cleared));
            entity.Property<SpamDecision>(nameof(SpamMark.Decided));
            entity.HasKey(nameof(SpamMark.Submission));
            entity.HasIndex(nameof(SpamMark.At));
        });
        modelBuilder.Entity(typeof(SpamRefusal).FullName!, entity =>
        {
            entity.ToTable("phbSpamRefusal");
            entity.Property<string>(nameof(SpamRefusal.Reason)).HasMaxLength(20);
            entity.Property<DateOnly>(nameof(SpamRefusal.Day));
            entity.Property<long>(nameof(SpamRefusal.Count));
            entity.HasKey(nameof(SpamRefusal.Reason), nameof(SpamRefusal.Day));
        });
    }

    private static void DescribeForwardedMail(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(BroughtMail).FullName!, entity =>
    {
        entity.ToTable("phbBroughtMail");
        entity.Property<string>(nameof(BroughtMail.Key)).HasMaxLength(BroughtMailTable.KeyLength);
        entity.Property<Guid>(nameof(BroughtMail.SubmissionId));
        entity.Property<DateTime>(nameof(BroughtMail.At));
        entity.Property<string>(nameof(BroughtMail.Source)).IsRequired().HasMaxLength(BroughtMailTable.SourceLength);
        entity.Property<bool>(nameof(BroughtMail.Complete));
        entity.Property<string>(nameof(BroughtMail.SenderName)).IsRequired().HasMaxLength(BroughtMailTable.NameLength);
        entity.Property<string>(nameof(BroughtMail.SenderAddress)).IsRequired().HasMaxLength(BroughtMailTable.AddressLength);
        entity.Property<string>(nameof(BroughtMail.Notes)).IsRequired();
        entity.HasKey(nameof(BroughtMail.Key));
        entity.HasIndex(nameof(BroughtMail.SubmissionId));
        entity.HasIndex(nameof(BroughtMail.At));
    });

    private static void DescribeChanges(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(LoggedChange).FullName!, entity =>
        {
            entity.ToTable(ChangeTable.Name);
            entity.Property<long>(nameof(LoggedChange.Id)).ValueGeneratedOnAdd();
            entity.Property<Guid>(nameof(LoggedChange.PageKey));
            entity.Property<ChangeKind>(nameof(LoggedChange.Kind));
            entity.Property<bool>(nameof(LoggedChange.IsNew));
            entity.Property<string>(nameof(LoggedChange.Title)).IsRequired().HasMaxLength(255);
            entity.Property<string>(nameof(LoggedChange.Path)).IsRequired().HasMaxLength(500);
            entity.Property<string>(nameof(LoggedChange.By)).HasMaxLength(200);
            entity.Property<Guid?>(nameof(LoggedChange.ByMember));
            entity.Property<string>(nameof(LoggedChange.Note)).HasMaxLength(500);
            entity.Property<DateTime>(nameof(LoggedChange.At));
            entity.Property<Guid?>(nameof(LoggedChange.Category));
            entity.Property<Guid?>(nameof(LoggedChange.About));
            entity.Property<Guid?>(nameof(LoggedChange.Item));
            entity.Property<string>(nameof(LoggedChange.Compare)).HasMaxLength(500);
            entity.Property<int?>(nameof(LoggedChange.Version));
            entity.Property<bool>(nameof(LoggedChange.Hidden));
            entity.Property<bool>(nameof(LoggedChange.Told));
            entity.HasKey(nameof(LoggedChange.Id));
            entity.HasIndex(nameof(LoggedChange.Hidden), nameof(LoggedChange.At), nameof(LoggedChange.Id));
            entity.HasIndex(nameof(LoggedChange.Hidden), nameof(LoggedChange.Kind), nameof(LoggedChange.At), nameof(LoggedChange.Id));
            entity.HasIndex(nameof(LoggedChange.Hidden), nameof(LoggedChange.Category), nameof(LoggedChange.At), nameof(LoggedChange.Id));
            entity.HasIndex(nameof(LoggedChange.PageKey));
            entity.HasIndex(nameof(LoggedChange.Item));
            entity.HasIndex(nameof(LoggedChange.ByMember));
            entity.HasIndex(nameof(LoggedChange.Told));
        });
        modelBuilder.Entity(typeof(Watch).FullName!, entity =>
        {
            entity.ToTable("phbWatch");
            entity.Property<Guid>(nameof(Watch.MemberKey));
            entity.Property<Guid>(nameof(Watch.Target));
            entity.Property<Watched>(nameof(Watch.Kind));
            entity.Property<string>(nameof(Watch.Title)).IsRequired().HasMaxLength(255);
            entity.Property<string>(nameof(Watch.Path)).IsRequired().HasMaxLength(500);
            entity.Property<HowOften>(nameof(Watch.HowOften));
            entity.Property<DateTime>(nameof(Watch.Since));
            entity.Property<bool>(nameof(Watch.ByItself));
            entity.HasKey(nameof(Watch.MemberKey), nameof(Watch.Target));
            entity.HasIndex(nameof(Watch.Target));
        });
        modelBuilder.Entity(typeof(News).FullName!, entity =>
        {
            entity.ToTable("phbNews");
            entity.Property<Guid>(nameof(News.MemberKey));
            entity.Property<long>(nameof(News.ChangeId));
            entity.Property<HowOften>(nameof(News.HowOften));
            entity.Property<DateTime>(nameof(News.Due));
            entity.HasKey(nameof(News.MemberKey), nameof(News.ChangeId));
            entity.HasIndex(nameof(News.Due));
        });
        modelBuilder.Entity(typeof(MailOff).FullName!, entity =>
        {
            entity.ToTable("phbMailOff");
            entity.Property<Guid>(nameof(MailOff.MemberKey));
            entity.Property<MailChoice>(nameof(MailOff.Choice));
            entity.HasKey(nameof(MailOff.MemberKey), nameof(MailOff.Choice));
        });
    }

    private static void DescribeDiscussions(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(DiscussionThread).FullName!, entity =>
        {
            entity.ToTable("phbThread");
            entity.Property<Guid>(nameof(DiscussionThread.Id));
            entity.Property<string>(nameof(DiscussionThread.Area)).IsRequired().HasMaxLength(DiscussionTables.AreaLength);
            entity.Property<string>(nameof(DiscussionThread.Slug)).IsRequired().HasMaxLength(DiscussionTables.SlugLength);
            entity.Property<string>(nameof(DiscussionThread.Title)).IsRequired().HasMaxLength(DiscussionTables.TitleLength);
            entity.Property<Guid>(nameof(DiscussionThread.AuthorKey));
            entity.Property<DateTime>(nameof(DiscussionThread.Started));
            entity.Property<DateTime>(nameof(DiscussionThread.LastPost));
            entity.Property<DateTime>(nameof(DiscussionThread.Changed));
            entity.Property<int>(nameof(DiscussionThread.Posts));
            entity.Property<int>(nameof(DiscussionThread.Places));
            entity.Property<bool>(nameof(DiscussionThread.IsShown));
            entity.Property<bool>(nameof(DiscussionThread.IsLocked));
            entity.Property<bool>(nameof(DiscussionThread.IsPinned));
            entity.Property<bool>(nameof(DiscussionThread.IsSolved));
            entity.Property<string>(nameof(DiscussionThread.Outcome)).HasMaxLength(DiscussionRules.LongestOutcome);
            entity.Property<DateTime?>(nameof(DiscussionThread.Decided));
            entity.Property<string>(nameof(DiscussionThread.PollQuestion)).HasMaxLength(DiscussionRules.LongestQuestion);
            entity.HasKey(nameof(DiscussionThread.Id));
            entity.HasIndex(nameof(DiscussionThread.Area), nameof(DiscussionThread.Slug)).IsUnique();
            entity.HasIndex(nameof(DiscussionThread.Area), nameof(DiscussionThread.IsPinned), nameof(DiscussionThread.LastPost), nameof(DiscussionThread.IsShown));
            entity.HasIndex(nameof(DiscussionThread.LastPost), nameof(DiscussionThread.IsShown));
            entity.HasIndex(nameof(DiscussionThread.Decided));
            entity.HasIndex(nameof(DiscussionThread.Changed));
        });
        modelBuilder.Entity(typeof(Post).FullName!, entity =>
        {
            entity.ToTable("phbPost");
            entity.Property<long>(nameof(Post.Id)).ValueGeneratedOnAdd();
            entity.Property<Guid>(nameof(Post.Key));
            entity.Property<Guid>(nameof(Post.ThreadId));
            entity.Property<Guid>(nameof(Post.AuthorKey));
            entity.Property<long?>(nameof(Post.RepliesTo));
            entity.Property<string>(nameof(Post.Text)).IsRequired();
            entity.Property<DateTime>(nameof(Post.Written));
            entity.Property<DateTime?>(nameof(Post.Edited));
            entity.Property<PostState>(nameof(Post.State));
            entity.Property<PostState>(nameof(Post.StateBefore));
            entity.Property<string>(nameof(Post.Reason)).HasMaxLength(DiscussionRules.LongestReason);
            entity.Property<Guid?>(nameof(Post.DecidedBy));
            entity.Property<DateTime?>(nameof(Post.Decided));
            entity.Property<string>(nameof(Post.Batch)).HasMaxLength(DiscussionTables.BatchLength);
            entity.Property<double>(nameof(Post.SpamScore));
            entity.Property<string>(nameof(Post.SpamWhy)).HasMaxLength(DiscussionTables.WhyLength);
            entity.HasKey(nameof(Post.Id));
            entity.HasIndex(nameof(Post.Key)).IsUnique();
            entity.HasIndex(nameof(Post.ThreadId), nameof(Post.Id), nameof(Post.State));
            entity.HasIndex(nameof(Post.AuthorKey), nameof(Post.State));
            entity.HasIndex(nameof(Post.State), nameof(Post.Written));
        });
        modelBuilder.Entity(typeof(PostVersion).FullName!, entity =>
        {
            entity.ToTable("phbPostVersion");
            entity.Property<long>(nameof(PostVersion.Id)).ValueGeneratedOnAdd();
            entity.Property<long>(nameof(PostVersion.PostId));
            entity.Property<string>(nameof(PostVersion.Text)).IsRequired();
            entity.Property<DateTime>(nameof(PostVersion.Until));
            entity.HasKey(nameof(PostVersion.Id));
            entity.HasIndex(nameof(PostVersion.PostId));
        });
        modelBuilder.Entity(typeof(PostReport).FullName!, entity =>
        {
            entity.ToTable("phbPostReport");
            entity.Property<long>(nameof(PostReport.Id)).ValueGeneratedOnAdd();
            entity.Property<long>(nameof(PostReport.PostId));
            entity.Property<Guid>(nameof(PostReport.MemberKey));
            entity.Property<string>(nameof(PostReport.Reason)).IsRequired().HasMaxLength(DiscussionRules.LongestReason);
            entity.Property<DateTime>(nameof(PostReport.At));
            entity.Property<DateTime?>(nameof(PostReport.Closed));
            entity.HasKey(nameof(PostReport.Id));
            entity.HasIndex(nameof(PostReport.PostId));
            entity.HasIndex(nameof(PostReport.Closed));
        });
        modelBuilder.Entity(typeof(PollChoice).FullName!, entity =>
        {
            entity.ToTable("phbPollChoice");
            entity.Property<Guid>(nameof(PollChoice.ThreadId));
            entity.Property<int>(nameof(PollChoice.Number));
            entity.Property<string>(nameof(PollChoice.Text)).IsRequired().HasMaxLength(DiscussionRules.LongestChoice);
            entity.HasKey(nameof(PollChoice.ThreadId), nameof(PollChoice.Number));
        });
        modelBuilder.Entity(typeof(PollVote).FullName!, entity =>
        {
            entity.ToTable("phbPollVote");
            entity.Property<Guid>(nameof(PollVote.ThreadId));
            entity.Property<Guid>(nameof(PollVote.MemberKey));
            entity.Property<int>(nameof(PollVote.Number));
            entity.HasKey(nameof(PollVote.ThreadId), nameof(PollVote.MemberKey));
        });
        modelBuilder.Entity(typeof(DiscussionWriter).FullName!, entity =>
        {
            entity.ToTable("phbWriter");
            entity.Property<Guid>(nameof(DiscussionWriter.MemberKey));
            entity.Property<string>(nameof(DiscussionWriter.Name)).IsRequired().HasMaxLength(PhbMember.MaxCreditName);
            entity.Property<bool>(nameof(DiscussionWriter.IsCurator));
            entity.HasKey(nameof(DiscussionWriter.MemberKey));
        });
    }

    private static void DescribeGuides(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(GuideRevision).FullName!, entity =>
        {
            entity.ToTable("phbGuideRevision");
            entity.Property<Guid>(nameof(GuideRevision.Id));
            entity.Property<Guid>(nameof(GuideRevision.GuideKey));
            entity.Property<int?>(nameof(GuideRevision.Number));
            entity.Property<string>(nameof(GuideRevision.Title)).IsRequired().HasMaxLength(GuideTables.TitleLength);
            entity.Property<string>(nameof(GuideRevision.Text)).IsRequired();
            entity.Property<string>(nameof(GuideRevision.Note)).IsRequired().HasMaxLength(GuideRevision.MaxNote);
            entity.Property<Guid>(nameof(GuideRevision.MemberKey));
            entity.Property<string>(nameof(GuideRevision.By)).IsRequired().HasMaxLength(GuideTables.NameLength);
            entity.Property<string>(nameof(GuideRevision.Origin)).IsRequired().HasMaxLength(GuideTables.StateLength);
            entity.Property<int>(nameof(GuideRevision.BaseNumber));
            entity.Property<string>(nameof(GuideRevision.State)).IsRequired().HasMaxLength(GuideTables.StateLength);
            entity.Property<DateTime>(nameof(GuideRevision.Sent));
            entity.Property<DateTime?>(nameof(GuideRevision.Decided));
            entity.Property<Guid?>(nameof(GuideRevision.DecidedBy));
            entity.Property<string>(nameof(GuideRevision.Reason)).IsRequired().HasMaxLength(GuideTables.ReasonLength);
            entity.Property<int?>(nameof(GuideRevision.UmbracoVersion));
            entity.Property<double>(nameof(GuideRevision.SpamScore));
            entity.Property<string>(nameof(GuideRevision.SpamWhy)).IsRequired().HasMaxLength(GuideTables.WhyLength);
            entity.HasKey(nameof(GuideRevision.Id));
            entity.HasIndex(nameof(GuideRevision.GuideKey), nameof(GuideRevision.Number)).IsUnique().HasFilter("[Number] IS NOT NULL");
            entity.HasIndex(nameof(GuideRevision.State));
            entity.HasIndex(nameof(GuideRevision.MemberKey));
        });
        modelBuilder.Entity(typeof(TextSuggestion).FullName!, entity =>
        {
            entity.ToTable("phbTextSuggestion");
            entity.Property<Guid>(nameof(TextSuggestion.Id));
            entity.Property<Guid>(nameof(TextSuggestion.TemplateKey));
            entity.Property<string>(nameof(TextSuggestion.Was)).IsRequired();
            entity.Property<string>(nameof(TextSuggestion.Becomes)).IsRequired();
            entity.Property<string>(nameof(TextSuggestion.Note)).IsRequired().HasMaxLength(GuideRevision.MaxNote);
            entity.Property<Guid>(nameof(TextSuggestion.MemberKey));
            entity.Property<string>(nameof(TextSuggestion.By)).IsRequired().HasMaxLength(GuideTables.NameLength);
            entity.Property<string>(nameof(TextSuggestion.State)).IsRequired().HasMaxLength(GuideTables.StateLength);
            entity.Property<DateTime>(nameof(TextSuggestion.Sent));
            entity.Property<DateTime?>(nameof(TextSuggestion.Decided));
            entity.Property<Guid?>(nameof(TextSuggestion.DecidedBy));
            entity.Property<string>(nameof(TextSuggestion.Reason)).IsRequired().HasMaxLength(GuideTables.ReasonLength);
            entity.Property<double>(nameof(TextSuggestion.SpamScore));
            entity.Property<string>(nameof(TextSuggestion.SpamWhy)).IsRequired().HasMaxLength(GuideTables.WhyLength);
            entity.HasKey(nameof(TextSuggestion.Id));
            entity.HasIndex(nameof(TextSuggestion.State));
            entity.HasIndex(nameof(TextSuggestion.TemplateKey));
            entity.HasIndex(nameof(TextSuggestion.MemberKey));
        });
        modelBuilder.Entity(typeof(GuidePicture).FullName!, entity =>
        {
            entity.ToTable("phbGuidePicture");
            entity.Property<Guid>(nameof(GuidePicture.Id));
            entity.Property<Guid>(nameof(GuidePicture.MemberKey));
            entity.Property<string>(nameof(GuidePicture.Kind)).IsRequired().HasMaxLength(GuideTables.StateLength);
            entity.Property<long>(nameof(GuidePicture.Bytes));
            entity.Property<DateTime>(nameof(GuidePicture.Added));
            entity.Property<bool>(nameof(GuidePicture.Public));
            entity.HasKey(nameof(GuidePicture.Id));
            entity.HasIndex(nameof(GuidePicture.MemberKey));
            entity.HasIndex(nameof(GuidePicture.Added));
        });
    }

    private static void DescribeInsight(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(DayCount).FullName!, entity =>
        {
            entity.ToTable("phbDayCount");
            entity.Property<string>(nameof(DayCount.What)).HasMaxLength(DayCountTable.WhatLength);
            entity.Property<Guid>(nameof(DayCount.Content));
            entity.Property<DateOnly>(nameof(DayCount.Day));
            entity.Property<long>(nameof(DayCount.Count));
            entity.HasKey(nameof(DayCount.What), nameof(DayCount.Content), nameof(DayCount.Day));
            entity.HasIndex(nameof(DayCount.Day));
        });
        modelBuilder.Entity(typeof(FeedbackWords).FullName!, entity =>
        {
            entity.ToTable("phbFeedbackWords");
            entity.Property<long>(nameof(FeedbackWords.Id)).ValueGeneratedOnAdd();
            entity.Property<Guid>(nameof(FeedbackWords.TemplateKey));
            entity.Property<DateOnly>(nameof(FeedbackWords.Day));
            entity.Property<bool>(nameof(FeedbackWords.Helped));
            entity.Property<string>(nameof(FeedbackWords.Text)).IsRequired().HasMaxLength(TemplateFeedback.MaxLength);
            entity.Property<DateOnly?>(nameof(FeedbackWords.Read));
            entity.HasKey(nameof(FeedbackWords.Id));
            entity.HasIndex(nameof(FeedbackWords.Read));
        });
        modelBuilder.Entity(typeof(ThanksMark).FullName!, entity =>
        {
            entity.ToTable("phbThanks");
            entity.Property<Guid>(nameof(ThanksMark.MemberKey));
            entity.Property<DateOnly>(nameof(ThanksMark.Through));
            entity.HasKey(nameof(ThanksMark.MemberKey));
        });
        modelBuilder.Entity(typeof(StoredSurvey).FullName!, entity =>
        {
            entity.ToTable("phbSurvey");
            entity.Property<int>(nameof(StoredSurvey.Id)).ValueGeneratedOnAdd();
            entity.Property<string>(nameof(StoredSurvey.Title)).IsRequired().HasMaxLength(SurveyReader.MaxWords);
            entity.Property<string>(nameof(StoredSurvey.Yaml)).IsRequired();
            entity.Property<string>(nameof(StoredSurvey.State)).IsRequired().HasMaxLength(SurveyTables.StateLength);
            entity.Property<int>(nameof(StoredSurvey.Version));
            entity.Property<DateOnly?>(nameof(StoredSurvey.Opened));
            entity.Property<DateOnly?>(nameof(StoredSurvey.Closed));
            entity.Property<int>(nameof(StoredSurvey.Answered));
            entity.HasKey(nameof(StoredSurvey.Id));
        });
        modelBuilder.Entity(typeof(SurveyAnswer).FullName!, entity =>
        {
            entity.ToTable("phbSurveyAnswer");
            entity.Property<Guid>(nameof(SurveyAnswer.Id));
            entity.Property<int>(nameof(SurveyAnswer.SurveyId));
            entity.Property<int>(nameof(SurveyAnswer.Batch));
            entity.Property<string>(nameof(SurveyAnswer.Question)).IsRequired().HasMaxLength(SurveyTables.QuestionLength);
            entity.Property<string>(nameof(SurveyAnswer.Value)).IsRequired().HasMaxLength(SurveyQuestion.MaxText);
            entity.HasKey(nameof(SurveyAnswer.Id));
            entity.HasIndex(nameof(SurveyAnswer.SurveyId), nameof(SurveyAnswer.Batch));
        });
    }

    private static void DescribeWikis(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(WikiPageRow).FullName!, entity =>
    {
        entity.ToTable("phbWikiPage");
        entity.Property<Guid>(nameof(WikiPageRow.Id));
        entity.Property<string>(nameof(WikiPageRow.Wiki)).IsRequired().HasMaxLength(WikiTables.WikiLength);
        entity.Property<string>(nameof(WikiPageRow.Title)).IsRequired().HasMaxLength(WikiTables.TitleLength);
        entity.Property<string>(nameof(WikiPageRow.Fate)).IsRequired().HasMaxLength(WikiTables.FateLength);
        entity.Property<Guid?>(nameof(WikiPageRow.ContentKey));
        entity.Property<Guid?>(nameof(WikiPageRow.Target));
        entity.Property<string>(nameof(WikiPageRow.Fingerprint)).IsRequired().HasMaxLength(WikiTables.FingerprintLength);
        entity.Property<int>(nameof(WikiPageRow.Versions));
        entity.Property<int?>(nameof(WikiPageRow.UmbracoVersion));
        entity.Property<string>(nameof(WikiPageRow.Note)).IsRequired().HasMaxLength(WikiTables.NoteLength);
        entity.Property<DateTime>(nameof(WikiPageRow.At));
        entity.HasKey(nameof(WikiPageRow.Id));
        entity.HasIndex(nameof(WikiPageRow.Wiki));
    });

    private static void DescribeHandedEntries(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(HandedEntry).FullName!, entity =>
    {
        entity.ToTable(HandedEntryTable.Name);
        entity.Property<Guid>(nameof(HandedEntry.Id));
        entity.Property<Guid>(nameof(HandedEntry.SubmissionId));
        entity.Property<DateTime>(nameof(HandedEntry.At));
        entity.Property<bool>(nameof(HandedEntry.Complete));
        entity.HasKey(nameof(HandedEntry.Id));
    });
}
