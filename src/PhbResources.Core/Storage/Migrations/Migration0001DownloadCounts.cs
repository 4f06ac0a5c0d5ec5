using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>
/// The table of download counts. Column types are left to the database's provider, so that one migration serves
/// SQLite and SQL Server.
/// </summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0001_DownloadCounts")]
internal sealed class Migration0001DownloadCounts : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "phbDownloadCount",
        table => new
        {
            TemplateKey = table.Column<Guid>(nullable: false),
            Format = table.Column<string>(maxLength: 10, nullable: false),
            Day = table.Column<DateOnly>(nullable: false),
            Count = table.Column<long>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_phbDownloadCount", row => new { row.TemplateKey, row.Format, row.Day }));

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("phbDownloadCount");

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.DescribeDownloads(modelBuilder);
}
