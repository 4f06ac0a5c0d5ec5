using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of discussions.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0011_Discussions")]
internal sealed class Migration0011Discussions : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbThread",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Area = table.Column<string>(maxLength: 40, nullable: false),
                Slug = table.Column<string>(maxLength: 80, nullable: false),
                Title = table.Column<string>(maxLength: 200, nullable: false),
                AuthorKey = table.Column<Guid>(nullable: false),
                Started = table.Column<DateTime>(nullable: false),
                LastPost = table.Column<DateTime>(nullable: false),
                Changed = table.Column<DateTime>(nullable: false),
                Posts = table.Column<int>(nullable: false),
                Places = table.Column<int>(nullable: false),
                IsShown = table.Column<bool>(nullable: false),
                IsLocked = table.Column<bool>(nullable: false),
                IsPinned = table.Column<bool>(nullable: false),
                IsSolved = table.Column<bool>(nullable: false),
                Outcome = table.Column<string>(maxLength: 500, nullable: true),
                Decided = table.Column<DateTime>(nullable: true),
                PollQuestion = table.Column<string>(maxLength: 200, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbThread", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbThread_Area_Slug", "phbThread", ["Area", "Slug"], unique: true);
        migrationBuilder.CreateIndex("IX_phbThread_Area_IsPinned_LastPost_IsShown", "phbThread", ["Area", "IsPinned", "LastPost", "IsShown"]);
        migrationBuilder.CreateIndex("IX_phbThread_LastPost_IsShown", "phbThread", ["LastPost", "IsShown"]);
        migrationBuilder.CreateIndex("IX_phbThread_Decided", "phbThread", "Decided");
        migrationBuilder.CreateIndex("IX_phbThread_Changed", "phbThread", "Changed");
        migrationBuilder.CreateTable(
            "phbPost",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                Key = table.Column<Guid>(nullable: false),
                ThreadId = table.Column<Guid>(nullable: false),
                AuthorKey = table.Column<Guid>(nullable: false),
                RepliesTo = table.Column<long>(nullable: true),
                Text = table.Column<string>(nullable: false),
                Written = table.Column<DateTime>(nullable: false),
                Edited = table.Column<DateTime>(nullable: true),
                State = table.Column<int>(nullable: false),
                StateBefore = table.Column<int>(nullable: false),
                Reason = table.Column<string>(maxLength: 1_000, nullable: true),
                DecidedBy = table.Column<Guid>(nullable: true),
                Decided = table.Column<DateTime>(nullable: true),
                Batch = table.Column<string>(maxLength: 12, nullable: true),
                SpamScore = table.Column<double>(nullable: false),
                SpamWhy = table.Column<string>(maxLength: 1_000, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbPost", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbPost_Key", "phbPost", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_phbPost_ThreadId_Id_State", "phbPost", ["ThreadId", "Id", "State"]);
        migrationBuilder.CreateIndex("IX_phbPost_AuthorKey_State", "phbPost", ["AuthorKey", "State"]);
        migrationBuilder.CreateIndex("IX_phbPost_State_Written", "phbPost", ["State", "Written"]);
        migrationBuilder.CreateTable(
            "phbPostVersion",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                PostId = table.Column<long>(nullable: false),
                Text = table.Column<string>(nullable: false),
                Until = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbPostVersion", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbPostVersion_PostId", "phbPostVersion", "PostId");
        migrationBuilder.CreateTable(
            "phbPostReport",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                PostId = table.Column<long>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Reason = table.Column<string>(maxLength: 1_000, nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Closed = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbPostReport", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbPostReport_PostId", "phbPostReport", "PostId");
        migrationBuilder.CreateIndex("IX_phbPostReport_Closed", "phbPostReport", "Closed");
        migrationBuilder.CreateTable(
            "phbPollChoice",
            table => new
            {
                ThreadId = table.Column<Guid>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Text = table.Column<string>(maxLength: 100, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbPollChoice", row => new { row.ThreadId, row.Number }));
        migrationBuilder.CreateTable(
            "phbPollVote",
            table => new
            {
                ThreadId = table.Column<Guid>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Number = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbPollVote", row => new { row.ThreadId, row.MemberKey }));
        migrationBuilder.CreateTable(
            "phbWriter",
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: 100, nullable: false),
                IsCurator = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbWriter", row => row.MemberKey));
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (string table in new[] { "phbWriter", "phbPollVote", "phbPollChoice", "phbPostReport", "phbPostVersion", "phbPost", "phbThread" })
            migrationBuilder.DropTable(table);
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
