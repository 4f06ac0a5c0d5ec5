using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of what changed, and of who watches what.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0009_Changes")]
internal sealed class Migration0009Changes : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbChange",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                PageKey = table.Column<Guid>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                IsNew = table.Column<bool>(nullable: false),
                Title = table.Column<string>(maxLength: 255, nullable: false),
                Path = table.Column<string>(maxLength: 500, nullable: false),
                By = table.Column<string>(maxLength: 200, nullable: true),
                ByMember = table.Column<Guid>(nullable: true),
                Note = table.Column<string>(maxLength: 500, nullable: true),
                At = table.Column<DateTime>(nullable: false),
                Category = table.Column<Guid>(nullable: true),
                About = table.Column<Guid>(nullable: true),
                Item = table.Column<Guid>(nullable: true),
                Compare = table.Column<string>(maxLength: 500, nullable: true),
                Version = table.Column<int>(nullable: true),
                Hidden = table.Column<bool>(nullable: false),
                Told = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbChange", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbChange_Hidden_At_Id", "phbChange", ["Hidden", "At", "Id"]);
        migrationBuilder.CreateIndex("IX_phbChange_Hidden_Kind_At_Id", "phbChange", ["Hidden", "Kind", "At", "Id"]);
        migrationBuilder.CreateIndex("IX_phbChange_Hidden_Category_At_Id", "phbChange", ["Hidden", "Category", "At", "Id"]);
        migrationBuilder.CreateIndex("IX_phbChange_PageKey", "phbChange", "PageKey");
        migrationBuilder.CreateIndex("IX_phbChange_Item", "phbChange", "Item");
        migrationBuilder.CreateIndex("IX_phbChange_ByMember", "phbChange", "ByMember");
        migrationBuilder.CreateIndex("IX_phbChange_Told", "phbChange", "Told");

        migrationBuilder.CreateTable(
            "phbWatch",
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                Target = table.Column<Guid>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                Title = table.Column<string>(maxLength: 255, nullable: false),
                Path = table.Column<string>(maxLength: 500, nullable: false),
                HowOften = table.Column<int>(nullable: false),
                Since = table.Column<DateTime>(nullable: false),
                ByItself = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbWatch", row => new { row.MemberKey, row.Target }));
        migrationBuilder.CreateIndex("IX_phbWatch_Target", "phbWatch", "Target");

        migrationBuilder.CreateTable(
            "phbNews",
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                ChangeId = table.Column<long>(nullable: false),
                HowOften = table.Column<int>(nullable: false),
                Due = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbNews", row => new { row.MemberKey, row.ChangeId }));
        migrationBuilder.CreateIndex("IX_phbNews_Due", "phbNews", "Due");

        migrationBuilder.CreateTable(
            "phbMailOff",
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                Choice = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbMailOff", row => new { row.MemberKey, row.Choice }));
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("phbMailOff");
        migrationBuilder.DropTable("phbNews");
        migrationBuilder.DropTable("phbWatch");
        migrationBuilder.DropTable("phbChange");
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
