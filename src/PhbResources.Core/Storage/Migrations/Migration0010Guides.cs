using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of guides: their versions, suggestions about templates, and pictures.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0010_Guides")]
internal sealed class Migration0010Guides : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbGuideRevision",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                GuideKey = table.Column<Guid>(nullable: false),
                Number = table.Column<int>(nullable: true),
                Title = table.Column<string>(maxLength: 255, nullable: false),
                Text = table.Column<string>(nullable: false),
                Note = table.Column<string>(maxLength: 200, nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                By = table.Column<string>(maxLength: 100, nullable: false),
                Origin = table.Column<string>(maxLength: 20, nullable: false),
                BaseNumber = table.Column<int>(nullable: false),
                State = table.Column<string>(maxLength: 20, nullable: false),
                Sent = table.Column<DateTime>(nullable: false),
                Decided = table.Column<DateTime>(nullable: true),
                DecidedBy = table.Column<Guid>(nullable: true),
                Reason = table.Column<string>(maxLength: 2_000, nullable: false),
                UmbracoVersion = table.Column<int>(nullable: true),
                SpamScore = table.Column<double>(nullable: false),
                SpamWhy = table.Column<string>(maxLength: 1_000, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbGuideRevision", row => row.Id));
        // SQL Server takes two without a number for the same, unless they are left out of the index.
        migrationBuilder.CreateIndex("IX_phbGuideRevision_GuideKey_Number", "phbGuideRevision", ["GuideKey", "Number"], unique: true, filter: "[Number] IS NOT NULL");
        migrationBuilder.CreateIndex("IX_phbGuideRevision_State", "phbGuideRevision", "State");
        migrationBuilder.CreateIndex("IX_phbGuideRevision_MemberKey", "phbGuideRevision", "MemberKey");
        migrationBuilder.CreateTable(
            "phbTextSuggestion",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                TemplateKey = table.Column<Guid>(nullable: false),
                Was = table.Column<string>(nullable: false),
                Becomes = table.Column<string>(nullable: false),
                Note = table.Column<string>(maxLength: 200, nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                By = table.Column<string>(maxLength: 100, nullable: false),
                State = table.Column<string>(maxLength: 20, nullable: false),
                Sent = table.Column<DateTime>(nullable: false),
                Decided = table.Column<DateTime>(nullable: true),
                DecidedBy = table.Column<Guid>(nullable: true),
                Reason = table.Column<string>(maxLength: 2_000, nullable: false),
                SpamScore = table.Column<double>(nullable: false),
                SpamWhy = table.Column<string>(maxLength: 1_000, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbTextSuggestion", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbTextSuggestion_State", "phbTextSuggestion", "State");
        migrationBuilder.CreateIndex("IX_phbTextSuggestion_TemplateKey", "phbTextSuggestion", "TemplateKey");
        migrationBuilder.CreateIndex("IX_phbTextSuggestion_MemberKey", "phbTextSuggestion", "MemberKey");
        migrationBuilder.CreateTable(
            "phbGuidePicture",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Kind = table.Column<string>(maxLength: 20, nullable: false),
                Bytes = table.Column<long>(nullable: false),
                Added = table.Column<DateTime>(nullable: false),
                Public = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbGuidePicture", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbGuidePicture_MemberKey", "phbGuidePicture", "MemberKey");
        migrationBuilder.CreateIndex("IX_phbGuidePicture_Added", "phbGuidePicture", "Added");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("phbGuideRevision");
        migrationBuilder.DropTable("phbTextSuggestion");
        migrationBuilder.DropTable("phbGuidePicture");
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
