using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The table of pages that came from wikis.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0015_Wikis")]
internal sealed class Migration0015Wikis : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbWikiPage",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Wiki = table.Column<string>(maxLength: 100, nullable: false),
                Title = table.Column<string>(maxLength: 300, nullable: false),
                Fate = table.Column<string>(maxLength: 20, nullable: false),
                ContentKey = table.Column<Guid>(nullable: true),
                Target = table.Column<Guid>(nullable: true),
                Fingerprint = table.Column<string>(maxLength: 64, nullable: false),
                Versions = table.Column<int>(nullable: false),
                UmbracoVersion = table.Column<int>(nullable: true),
                Note = table.Column<string>(maxLength: 1_000, nullable: false),
                At = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbWikiPage", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbWikiPage_Wiki", "phbWikiPage", "Wiki");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("phbWikiPage");

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
