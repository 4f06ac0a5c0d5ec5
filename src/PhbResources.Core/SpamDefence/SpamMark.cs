using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.SpamDefence;

/// <summary>What a curator's decision taught the filter.</summary>
public enum SpamDecision
{
    /// <summary>Nothing, so far.</summary>
    None,

    /// <summary>It was published.</summary>
    Good,

    /// <summary>It was removed as spam.</summary>
    Bad,
}

/// <summary>
/// What is kept of something that was judged: enough to compare it with what others send and to learn from it, or to unlearn it,
/// when a curator decides. Nothing of who sent it but the member's key.
/// </summary>
public sealed class SpamMark
{
    /// <summary>Longest list of hosts, in characters.</summary>
    public const int MaxHosts = 1_000;

    /// <summary>The submission.</summary>
    public Guid Submission { get; init; }

    /// <summary>The member.</summary>
    public Guid Member { get; set; }

    /// <summary>When it was judged last, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Fingerprint of the text; 0 for a short one.</summary>
    public long Print { get; set; }

    /// <summary>Hosts of its links that the library does not know, a line each.</summary>
    public string Hosts { get; set; } = "";

    /// <summary>The network it came from, hashed with a key that is forgotten when the site stops; <c>null</c> where it is not known.</summary>
    public string? Network { get; set; }

    /// <summary>The tokens of the filter, a line each.</summary>
    public string Tokens { get; set; } = "";

    /// <summary>The rules that hold for the thing by itself, a line each (<see cref="SpamHit.Written"/>).</summary>
    public string Hits { get; set; } = "";

    /// <summary>The code of the weightiest reason.</summary>
    public string Reason { get; set; } = "";

    /// <summary>True where a curator said that it is no spam, and no score may say otherwise again.</summary>
    public bool Cleared { get; set; }

    /// <summary>What the filter has learned from it.</summary>
    public SpamDecision Decided { get; set; }

    internal string[] HostList => Hosts.Length == 0 ? [] : Hosts.Split('\n');

    internal IReadOnlyList<SpamHit> HitList => [.. Hits.Split('\n').Select(SpamHit.Read).OfType<SpamHit>()];

    internal string[] TokenList => Tokens.Length == 0 ? [] : Tokens.Split('\n');
}

internal sealed class SpamMarkTable : IEntityTypeConfiguration<SpamMark>
{
    public void Configure(EntityTypeBuilder<SpamMark> builder)
    {
        builder.ToTable("phbSpamMark");
        builder.HasKey(mark => mark.Submission);
        builder.HasIndex(mark => mark.At);
        builder.Property(mark => mark.Hosts).HasMaxLength(SpamMark.MaxHosts);
        builder.Property(mark => mark.Network).HasMaxLength(32);
        builder.Property(mark => mark.Reason).HasMaxLength(32);
    }
}
