using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Insights;
using PhbResources.Core.Storage;

namespace PhbResources.Core.SpamDefence;

/// <summary>How often something was refused on one day, by the reason. Nothing about who sent it is kept.</summary>
public sealed class SpamRefusal
{
    /// <summary>Why, for example <c>trap</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Refusals on that day.</summary>
    public long Count { get; set; }
}

internal sealed class SpamRefusalTable : IEntityTypeConfiguration<SpamRefusal>
{
    public void Configure(EntityTypeBuilder<SpamRefusal> builder)
    {
        builder.ToTable("phbSpamRefusal");
        builder.HasKey(refusal => new { refusal.Reason, refusal.Day });
        builder.Property(refusal => refusal.Reason).HasMaxLength(20);
    }
}

/// <summary>Why something was refused.</summary>
public enum RefusalReason
{
    /// <summary>A field was filled in that people do not see.</summary>
    Trap,

    /// <summary>The form came back faster than anybody can fill it in.</summary>
    Quick,

    /// <summary>Too often from one network or for one account.</summary>
    Rate,

    /// <summary>A curator had removed the same before.</summary>
    RemovedBefore,
}

/// <summary>Counts what was refused.</summary>
public sealed class RefusalCounter : Counter<(RefusalReason Reason, DateOnly Day)>
{
    /// <summary>Made by the container, once.</summary>
    public RefusalCounter(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger<RefusalCounter> logger)
        : base(contexts, clock, logger)
    {
    }

    /// <summary>Counts one refusal.</summary>
    public void Count(RefusalReason reason) => Add((reason, Today));

    /// <summary>Refusals since a day, by reason, without those of the last second.</summary>
    public async Task<IReadOnlyDictionary<RefusalReason, long>> FiguresAsync(DateOnly since, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await OpenAsync(cancellationToken);
        var sums = await context.Set<SpamRefusal>().AsNoTracking().Where(refusal => refusal.Day >= since)
            .GroupBy(refusal => refusal.Reason).Select(group => new { group.Key, Sum = group.Sum(refusal => refusal.Count) }).ToListAsync(cancellationToken);
        return sums.Where(sum => Enum.IsDefined(typeof(RefusalReason), sum.Key)).ToDictionary(sum => Enum.Parse<RefusalReason>(sum.Key), sum => sum.Sum);
    }

    private protected override async Task AddAsync(PhbDbContext context, (RefusalReason Reason, DateOnly Day) key, long count, CancellationToken cancellationToken)
    {
        string reason = key.Reason.ToString();
        int known = await context.Set<SpamRefusal>().Where(refusal => refusal.Reason == reason && refusal.Day == key.Day)
            .ExecuteUpdateAsync(refusal => refusal.SetProperty(counted => counted.Count, counted => counted.Count + count), cancellationToken);
        if (known == 0)
            context.Add(new SpamRefusal { Reason = reason, Day = key.Day, Count = count });
    }
}
