using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Members;

/// <summary>A link that was sent and not used yet. The table cannot be turned into links: it holds what they are hashed to.</summary>
public sealed class MemberToken
{
    /// <summary>SHA-256 of the token in the link, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Name of a <see cref="TokenPurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The member, or <c>null</c> where there is none yet.</summary>
    public Guid? MemberKey { get; init; }

    /// <summary>The address that the link confirms.</summary>
    public string? Email { get; init; }

    /// <summary>Hash of the password that was chosen with the registration.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Name for credit that was typed with the registration.</summary>
    public string? CreditName { get; init; }

    /// <summary>Until when it works, UTC.</summary>
    public DateTime Expires { get; init; }

    /// <summary>When it was used, UTC, where it takes two to do something.</summary>
    public DateTime? Used { get; set; }
}

/// <summary>The table <c>phbMemberToken</c>.</summary>
internal sealed class MemberTokenTable : IEntityTypeConfiguration<MemberToken>
{
    public void Configure(EntityTypeBuilder<MemberToken> builder)
    {
        builder.ToTable("phbMemberToken");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.Property(row => row.Purpose).HasMaxLength(TokenPurpose.MaxName);
        builder.Property(row => row.Email).HasMaxLength(EmailRules.MaxLength);
        builder.Property(row => row.CreditName).HasMaxLength(PhbMember.MaxCreditName);
        builder.HasIndex(row => row.MemberKey);
        builder.HasIndex(row => row.Expires);
    }
}
