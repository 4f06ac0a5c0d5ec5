using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The table of mails that submissions were made of.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0008_ForwardedMail")]
internal sealed class Migration0008ForwardedMail : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbBroughtMail",
            table => new
            {
                Key = table.Column<string>(maxLength: 64, nullable: false),
                SubmissionId = table.Column<Guid>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Source = table.Column<string>(maxLength: 10, nullable: false),
                Complete = table.Column<bool>(nullable: false),
                SenderName = table.Column<string>(maxLength: 200, nullable: false),
                SenderAddress = table.Column<string>(maxLength: 254, nullable: false),
                Notes = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbBroughtMail", row => row.Key));
        migrationBuilder.CreateIndex("IX_phbBroughtMail_SubmissionId", "phbBroughtMail", "SubmissionId");
        migrationBuilder.CreateIndex("IX_phbBroughtMail_At", "phbBroughtMail", "At");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("phbBroughtMail");

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
