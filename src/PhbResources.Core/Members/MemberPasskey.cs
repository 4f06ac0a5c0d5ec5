using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Members;

/// <summary>A passkey of a member (Web Authentication Level 3).</summary>
public sealed class MemberPasskey
{
    /// <summary>Longest name of a passkey, in characters.</summary>
    public const int MaxName = 60;

    /// <summary>Longest id of a credential as base64url: WebAuthn allows 1,023 bytes.</summary>
    internal const int MaxId = 1364;

    /// <summary>Id of the credential, base64url.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the member.</summary>
    public Guid MemberKey { get; init; }

    /// <summary>What the member calls it.</summary>
    public required string Name { get; set; }

    /// <summary>Public key, COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>Signatures made so far, where the device counts them.</summary>
    public long SignCount { get; set; }

    /// <summary>How it is reached, with commas between.</summary>
    public string? Transports { get; init; }

    /// <summary>True where the device made sure of the person.</summary>
    public bool UserVerified { get; set; }

    /// <summary>True where it may be copied to other devices.</summary>
    public bool BackupEligible { get; init; }

    /// <summary>True where it is.</summary>
    public bool BackedUp { get; set; }
}

/// <summary>The table <c>phbMemberPasskey</c>.</summary>
internal sealed class MemberPasskeyTable : IEntityTypeConfiguration<MemberPasskey>
{
    public void Configure(EntityTypeBuilder<MemberPasskey> builder)
    {
        builder.ToTable("phbMemberPasskey");
        builder.HasKey(row => row.Id).HasAnnotation("SqlServer:Clustered", false);
        // ASCII: as wide characters the longest would not fit into a key of SQL Server (1,700 bytes, where rows are not kept in its order).
        builder.Property(row => row.Id).HasMaxLength(MemberPasskey.MaxId).IsUnicode(false);
        builder.Property(row => row.Name).HasMaxLength(MemberPasskey.MaxName);
        builder.Property(row => row.Transports).HasMaxLength(100);
        builder.HasIndex(row => row.MemberKey);
    }
}
