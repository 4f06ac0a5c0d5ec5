using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>What Umbraco's members have no fields for: links that were mailed, second factors, passkeys.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0004_Members")]
internal sealed class Migration0004Members : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbMemberToken",
            table => new
            {
                Hash = table.Column<string>(maxLength: 64, nullable: false),
                Purpose = table.Column<string>(maxLength: 20, nullable: false),
                MemberKey = table.Column<Guid>(nullable: true),
                Email = table.Column<string>(maxLength: 254, nullable: true),
                PasswordHash = table.Column<string>(nullable: true),
                CreditName = table.Column<string>(maxLength: 100, nullable: true),
                Expires = table.Column<DateTime>(nullable: false),
                Used = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbMemberToken", row => row.Hash));
        migrationBuilder.CreateIndex("IX_phbMemberToken_MemberKey", "phbMemberToken", "MemberKey");
        migrationBuilder.CreateIndex("IX_phbMemberToken_Expires", "phbMemberToken", "Expires");
        migrationBuilder.CreateTable(
            "phbMemberSecret",
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                AuthenticatorKey = table.Column<string>(nullable: true),
                AuthenticatorOn = table.Column<bool>(nullable: false),
                LastStep = table.Column<long>(nullable: false),
                RecoveryCodes = table.Column<string>(nullable: true),
                Asked = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbMemberSecret", row => row.MemberKey));
        migrationBuilder.CreateTable(
            "phbMemberPasskey",
            table => new
            {
                Id = table.Column<string>(unicode: false, maxLength: 1364, nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: 60, nullable: false),
                PublicKey = table.Column<byte[]>(nullable: false),
                Created = table.Column<DateTime>(nullable: false),
                SignCount = table.Column<long>(nullable: false),
                Transports = table.Column<string>(maxLength: 100, nullable: true),
                UserVerified = table.Column<bool>(nullable: false),
                BackupEligible = table.Column<bool>(nullable: false),
                BackedUp = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbMemberPasskey", row => row.Id).Annotation("SqlServer:Clustered", false));
        migrationBuilder.CreateIndex("IX_phbMemberPasskey_MemberKey", "phbMemberPasskey", "MemberKey");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("phbMemberToken");
        migrationBuilder.DropTable("phbMemberSecret");
        migrationBuilder.DropTable("phbMemberPasskey");
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
