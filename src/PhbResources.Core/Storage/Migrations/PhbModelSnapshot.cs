using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Insights;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Requests;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;
using PhbResources.Core.Submissions.Forwarded;

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
        DescribeGuides(modelBuilder);
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
            entity.Property<string>(nameof(MemberPasskey.Id)).HasMaxLength(1364);
            entity.Property<Guid>(nameof(MemberPasskey.MemberKey));
            entity.Property<string>(nameof(MemberPasskey.Name)).IsRequired().HasMaxLength(60);
            entity.Property<byte[]>(nameof(MemberPasskey.PublicKey)).IsRequired();
            entity.Property<DateTime>(nameof(MemberPasskey.Created));
            entity.Property<long>(nameof(MemberPasskey.SignCount));
            entity.Property<string>(nameof(MemberPasskey.Transports)).HasMaxLength(100);
            entity.Property<bool>(nameof(MemberPasskey.UserVerified));
            entity.Property<bool>(nameof(MemberPasskey.BackupEligible));
            entity.Property<bool>(nameof(MemberPasskey.BackedUp));
            entity.HasKey(nameof(MemberPasskey.Id));
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
}
