using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The tables of counts by day, of what visitors say of templates, of thanks for it, and of surveys.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0012_Insight")]
internal sealed class Migration0012Insight : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "phbDayCount",
            table => new
            {
                What = table.Column<string>(maxLength: 20, nullable: false),
                Content = table.Column<Guid>(nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Count = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbDayCount", row => new { row.What, row.Content, row.Day }));
        migrationBuilder.CreateIndex("IX_phbDayCount_Day", "phbDayCount", "Day");
        migrationBuilder.CreateTable(
            "phbFeedbackWords",
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                TemplateKey = table.Column<Guid>(nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Helped = table.Column<bool>(nullable: false),
                Text = table.Column<string>(maxLength: 600, nullable: false),
                Read = table.Column<DateOnly>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbFeedbackWords", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbFeedbackWords_Read", "phbFeedbackWords", "Read");
        migrationBuilder.CreateTable(
            "phbThanks",
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                Through = table.Column<DateOnly>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbThanks", row => row.MemberKey));
        migrationBuilder.CreateTable(
            "phbSurvey",
            table => new
            {
                Id = table.Column<int>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                Title = table.Column<string>(maxLength: 200, nullable: false),
                Yaml = table.Column<string>(nullable: false),
                State = table.Column<string>(maxLength: 10, nullable: false),
                Version = table.Column<int>(nullable: false),
                Opened = table.Column<DateOnly>(nullable: true),
                Closed = table.Column<DateOnly>(nullable: true),
                Answered = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSurvey", row => row.Id));
        migrationBuilder.CreateTable(
            "phbSurveyAnswer",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                SurveyId = table.Column<int>(nullable: false),
                Batch = table.Column<int>(nullable: false),
                Question = table.Column<string>(maxLength: 10, nullable: false),
                Value = table.Column<string>(maxLength: 600, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_phbSurveyAnswer", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbSurveyAnswer_SurveyId_Batch", "phbSurveyAnswer", ["SurveyId", "Batch"]);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (string table in new[] { "phbDayCount", "phbFeedbackWords", "phbThanks", "phbSurvey", "phbSurveyAnswer" })
            migrationBuilder.DropTable(table);
    }

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
