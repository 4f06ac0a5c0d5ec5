using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhbResources.BrowserTests;

/// <summary>Puts into a site's database what members have sent, so that a curator finds a queue.</summary>
internal static class SharedItems
{
    public static string Add(RunningSite site, string title, int hours, string text, string summary = "What to do at night.", string? replaces = null)
    {
        using SqliteConnection connection = new($"Data Source={site.Database};Default Timeout=20");
        connection.Open();
        string id = Guid.NewGuid().ToString("D"), sent = DateTime.UtcNow.AddHours(-hours).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string entries = System.Text.Json.JsonSerializer.Serialize(new
        {
            title, kind = "record", category = "rotas-and-time", summary, whyItHelped = "We forgot the alarm twice.", text, creditAs = "initials", creditName = "J B",
            licence = "CC0 1.0", consent = true, whatChanged = replaces is null ? "" : "Nights added", tags = "nights, checklist",
        });
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO phbSubmission (Id, MemberKey, State, Version, Created, Changed, Sent, ContentKey, Replaces, Entries, Via, SpamScore, Settled)
            VALUES ($id, $member, 'Submitted', 1, $sent, $sent, $sent, $content, $replaces, $entries, 'site', 0, 1);
            INSERT INTO phbSubmissionEvent (SubmissionId, At, Actor, ByKey, Move, "From", "To", Text) VALUES ($id, $sent, 'Member', $member, 'Send', 'Draft', 'Checking', '');
            """;
        command.Parameters.AddWithValue("$id", id.ToUpperInvariant());
        command.Parameters.AddWithValue("$member", Guid.NewGuid().ToString("D").ToUpperInvariant());
        command.Parameters.AddWithValue("$sent", sent);
        command.Parameters.AddWithValue("$content", (replaces ?? Guid.NewGuid().ToString("D")).ToUpperInvariant());
        command.Parameters.AddWithValue("$replaces", (object?)replaces?.ToUpperInvariant() ?? DBNull.Value);
        command.Parameters.AddWithValue("$entries", entries);
        command.ExecuteNonQuery();
        return id;
    }
}
