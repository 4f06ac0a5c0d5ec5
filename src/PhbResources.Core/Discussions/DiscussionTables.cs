using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhbResources.Core.Members;

namespace PhbResources.Core.Discussions;

internal sealed class DiscussionTables
    : IEntityTypeConfiguration<DiscussionThread>, IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<PostVersion>, IEntityTypeConfiguration<PostReport>,
      IEntityTypeConfiguration<PollChoice>, IEntityTypeConfiguration<PollVote>, IEntityTypeConfiguration<DiscussionWriter>
{
    public const int AreaLength = 40, SlugLength = 80, TitleLength = 200, BatchLength = 12, WhyLength = 1_000;

    public void Configure(EntityTypeBuilder<DiscussionThread> builder)
    {
        builder.ToTable("phbThread");
        builder.Property(thread => thread.Id).ValueGeneratedNever();
        builder.Property(thread => thread.Area).HasMaxLength(AreaLength);
        builder.Property(thread => thread.Slug).HasMaxLength(SlugLength);
        builder.Property(thread => thread.Title).HasMaxLength(TitleLength);
        builder.Property(thread => thread.Outcome).HasMaxLength(DiscussionRules.LongestOutcome);
        builder.Property(thread => thread.PollQuestion).HasMaxLength(DiscussionRules.LongestQuestion);
        builder.HasIndex(thread => new { thread.Area, thread.Slug }).IsUnique();
        // In the order of the lists. What is not shown is little, and passed over on the way.
        builder.HasIndex(thread => new { thread.Area, thread.IsPinned, thread.LastPost, thread.IsShown });
        builder.HasIndex(thread => new { thread.LastPost, thread.IsShown });
        builder.HasIndex(thread => thread.Decided);
        builder.HasIndex(thread => thread.Changed);
    }

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("phbPost");
        builder.Property(post => post.Reason).HasMaxLength(DiscussionRules.LongestReason);
        builder.Property(post => post.Batch).HasMaxLength(BatchLength);
        builder.Property(post => post.SpamWhy).HasMaxLength(WhyLength);
        builder.HasIndex(post => post.Key).IsUnique();
        builder.HasIndex(post => new { post.ThreadId, post.Id, post.State });
        builder.HasIndex(post => new { post.AuthorKey, post.State });
        builder.HasIndex(post => new { post.State, post.Written });
    }

    public void Configure(EntityTypeBuilder<PostVersion> builder)
    {
        builder.ToTable("phbPostVersion");
        builder.HasIndex(version => version.PostId);
    }

    public void Configure(EntityTypeBuilder<PostReport> builder)
    {
        builder.ToTable("phbPostReport");
        builder.Property(report => report.Reason).HasMaxLength(DiscussionRules.LongestReason);
        builder.HasIndex(report => report.PostId);
        builder.HasIndex(report => report.Closed);
    }

    public void Configure(EntityTypeBuilder<PollChoice> builder)
    {
        builder.ToTable("phbPollChoice");
        builder.HasKey(choice => new { choice.ThreadId, choice.Number });
        builder.Property(choice => choice.Text).HasMaxLength(DiscussionRules.LongestChoice);
    }

    public void Configure(EntityTypeBuilder<PollVote> builder)
    {
        builder.ToTable("phbPollVote");
        builder.HasKey(vote => new { vote.ThreadId, vote.MemberKey });
    }

    public void Configure(EntityTypeBuilder<DiscussionWriter> builder)
    {
        builder.ToTable("phbWriter");
        builder.HasKey(writer => writer.MemberKey);
        builder.Property(writer => writer.MemberKey).ValueGeneratedNever();
        builder.Property(writer => writer.Name).HasMaxLength(PhbMember.MaxCreditName);
    }
}
