using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of the spam filter: words, what was judged, and how often something was refused.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0006_Spam")]
internal sealed class Migration0006Spam : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbSpamWord",
            table => new
            {
                Token = table.Column<string>(maxLength: 80, nullable: false),
                Good = table.Column<long>(nullable: false),
                Bad = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSpamWord", row => row.Token));
        migrationBuilder.CreateTable(
            "phbSpamMark",
            table => new
            {
                Submission = table.Column<Guid>(nullable: false),
                Member = table.Column<Guid>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Print = table.Column<long>(nullable: false),
                Hosts = table.Column<string>(maxLength: 1000, nullable: false),
                Network = table.Column<string>(maxLength: 32, nullable: true),
                Tokens = table.Column<string>(nullable: false),
                Hits = table.Column<string>(nullable: false),
                Reason = table.Column<string>(maxLength: 32, nullable: false),
                Cleared = table.Column<bool>(nullable: false),
                Decided = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSpamMark", row => row.Submission));
        migrationBuilder.CreateIndex("IX_phbSpamMark_At", "phbSpamMark", "At");
        migrationBuilder.CreateTable(
            "phbSpamRefusal",
            table => new
            {
                Reason = table.Column<string>(maxLength: 20, nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Count = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSpamRefusal", row => new { row.Reason, row.Day }));
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("phbSpamWord");
        migrationBuilder.DropTable("phbSpamMark");
        migrationBuilder.DropTable("phbSpamRefusal");
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
