using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of searches that found nothing, of what people asked for, and of texts that curators write.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0002_WordsAndRequests")]
internal sealed class Migration0002WordsAndRequests : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbQueryCount",
            table => new
            {
                Words = table.Column<string>(maxLength: 100, nullable: false),
                ReadAs = table.Column<string>(maxLength: 100, nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Count = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbQueryCount", row => new { row.Words, row.ReadAs, row.Day }));
        migrationBuilder.CreateIndex("IX_phbQueryCount_Day", "phbQueryCount", "Day");
        migrationBuilder.CreateTable(
            "phbTemplateRequest",
            table => new
            {
                // Both providers' names for a number the database gives; the one that is not theirs is passed over.
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                Text = table.Column<string>(maxLength: 600, nullable: false),
                Words = table.Column<string>(maxLength: 200, nullable: false),
                Asked = table.Column<DateTime>(nullable: false),
                Done = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbTemplateRequest", row => row.Id));
        migrationBuilder.CreateTable(
            "phbText",
            table => new
            {
                Name = table.Column<string>(maxLength: 40, nullable: false),
                Text = table.Column<string>(nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbText", row => row.Name));
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("phbQueryCount");
        migrationBuilder.DropTable("phbTemplateRequest");
        migrationBuilder.DropTable("phbText");
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
