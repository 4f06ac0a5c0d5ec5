using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PhbResources.Core.Forms;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The table of entries that an add-on for forms has handed in.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0016_HandedEntries")]
internal sealed class Migration0016HandedEntries : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        HandedEntryTable.Name,
        table => new
        {
            Id = table.Column<Guid>(nullable: false),
            SubmissionId = table.Column<Guid>(nullable: false),
            At = table.Column<DateTime>(nullable: false),
            Complete = table.Column<bool>(nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_phbHandedEntry", row => row.Id));

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(HandedEntryTable.Name);

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
