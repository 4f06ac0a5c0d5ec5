using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Members;

/// <summary>A member's second factor, as far as Umbraco has no field for it.</summary>
public sealed class MemberSecret
{
    /// <summary>Key of the member.</summary>
    public Guid MemberKey { get; init; }

    /// <summary>Key of the authenticator app, protected, or <c>null</c>.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>True once a code of the app has been typed, so that it is known to work.</summary>
    public bool AuthenticatorOn { get; set; }

    /// <summary>The last 30 seconds whose code was used (RFC 6238, 5.2: a code is taken once).</summary>
    public long LastStep { get; set; }

    /// <summary>Hashes of the recovery codes that are left, with spaces between them.</summary>
    public string? RecoveryCodes { get; set; }

    /// <summary>When the member was first asked for a second factor, UTC.</summary>
    public DateTime? Asked { get; set; }
}

/// <summary>The table <c>phbMemberSecret</c>.</summary>
internal sealed class MemberSecretTable : IEntityTypeConfiguration<MemberSecret>
{
    public void Configure(EntityTypeBuilder<MemberSecret> builder)
    {
        builder.ToTable("phbMemberSecret");
        builder.HasKey(row => row.MemberKey);
        builder.Property(row => row.MemberKey).ValueGeneratedNever();
    }
}
