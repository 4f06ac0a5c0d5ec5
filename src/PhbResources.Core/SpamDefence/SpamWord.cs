using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.SpamDefence;

/// <summary>In how many texts a token stood.</summary>
public sealed class SpamWord
{
    /// <summary>The token; the empty one counts all texts.</summary>
    public required string Token { get; init; }

    /// <summary>Texts that were published.</summary>
    public long Good { get; set; }

    /// <summary>Texts that were removed as spam.</summary>
    public long Bad { get; set; }
}

internal sealed class SpamWordTable : IEntityTypeConfiguration<SpamWord>
{
    public void Configure(EntityTypeBuilder<SpamWord> builder)
    {
        builder.ToTable("phbSpamWord");
        builder.HasKey(word => word.Token);
        builder.Property(word => word.Token).HasMaxLength(SpamTokens.MaxLength);
    }
}
