using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of what members share, its files and its history.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0005_Submissions")]
internal sealed class Migration0005Submissions : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbSubmission",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                State = table.Column<string>(maxLength: 20, nullable: false),
                Version = table.Column<int>(nullable: false),
                Created = table.Column<DateTime>(nullable: false),
                Changed = table.Column<DateTime>(nullable: false),
                Sent = table.Column<DateTime>(nullable: true),
                Decided = table.Column<DateTime>(nullable: true),
                ContentKey = table.Column<Guid>(nullable: true),
                Replaces = table.Column<Guid>(nullable: true),
                Entries = table.Column<string>(nullable: false),
                Filled = table.Column<string>(nullable: true),
                Via = table.Column<string>(maxLength: 20, nullable: false),
                SpamScore = table.Column<double>(nullable: false),
                SpamWhy = table.Column<string>(nullable: true),
                ReviewerKey = table.Column<Guid>(nullable: true),
                PublishOn = table.Column<DateTime>(nullable: true),
                VersionBefore = table.Column<int>(nullable: true),
                Settled = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSubmission", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbSubmission_MemberKey", "phbSubmission", "MemberKey");
        migrationBuilder.CreateIndex("IX_phbSubmission_State", "phbSubmission", "State");
        migrationBuilder.CreateIndex("IX_phbSubmission_ContentKey", "phbSubmission", "ContentKey");
        migrationBuilder.CreateTable(
            "phbSubmissionFile",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                SubmissionId = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: 255, nullable: false),
                Kind = table.Column<string>(maxLength: 20, nullable: false),
                Bytes = table.Column<long>(nullable: false),
                Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                CopyOf = table.Column<Guid>(nullable: true),
                IsCleanCopy = table.Column<bool>(nullable: false),
                Status = table.Column<string>(maxLength: 20, nullable: false),
                Report = table.Column<string>(nullable: false),
                Added = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSubmissionFile", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbSubmissionFile_SubmissionId", "phbSubmissionFile", "SubmissionId");
        migrationBuilder.CreateTable(
            "phbSubmissionEvent",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                SubmissionId = table.Column<Guid>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Actor = table.Column<string>(maxLength: 20, nullable: false),
                ByKey = table.Column<Guid>(nullable: true),
                Move = table.Column<string>(maxLength: 20, nullable: false),
                From = table.Column<string>(maxLength: 20, nullable: false),
                To = table.Column<string>(maxLength: 20, nullable: false),
                Text = table.Column<string>(maxLength: 4_000, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSubmissionEvent", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbSubmissionEvent_SubmissionId", "phbSubmissionEvent", "SubmissionId");
        migrationBuilder.CreateIndex("IX_phbSubmissionEvent_At", "phbSubmissionEvent", "At");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("phbSubmissionEvent");
        migrationBuilder.DropTable("phbSubmissionFile");
        migrationBuilder.DropTable("phbSubmission");
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
