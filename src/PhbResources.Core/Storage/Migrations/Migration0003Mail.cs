using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PhbResources.Core.Mail;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The table of mails to be sent.</summary>
[DbContext(typeof(PhbDbContext))]
[Migration("0003_Mail")]
internal sealed class Migration0003Mail : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            OutboxMailTable.Name,
            table => new
            {
                Id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("SqlServer:Identity", "1, 1"),
                MessageId = table.Column<string>(maxLength: 300, nullable: false),
                Kind = table.Column<string>(maxLength: 40, nullable: false),
                Recipient = table.Column<string>(maxLength: 254, nullable: false),
                Subject = table.Column<string>(maxLength: 200, nullable: false),
                Text = table.Column<string>(nullable: false),
                Unsubscribe = table.Column<string>(maxLength: 1000, nullable: true),
                State = table.Column<int>(nullable: false),
                Created = table.Column<DateTime>(nullable: false),
                Attempts = table.Column<int>(nullable: false),
                NotBefore = table.Column<DateTime>(nullable: false),
                Finished = table.Column<DateTime>(nullable: true),
                LastError = table.Column<string>(maxLength: 400, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_phbMail", row => row.Id));
        migrationBuilder.CreateIndex("IX_phbMail_State_NotBefore", OutboxMailTable.Name, ["State", "NotBefore"]);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(OutboxMailTable.Name);

    /// <inheritdoc />
    protected override void BuildTargetModel(ModelBuilder modelBuilder) => PhbModelSnapshot.Describe(modelBuilder);
}
