using System.Data.Common;
using System.Globalization;

namespace PhbResources.Core.Mail;

/// <summary>
/// What becomes of mails that waited when a backup was made. Nearly all of them were sent within seconds of it, and a mail that comes twice, weeks later and with a link that
/// is no longer good, frightens people. So they are given up when the backup is put back, unless whoever does it knows better.
/// </summary>
public static class MailsInBackup
{
    /// <summary>Gives up every mail that waits, as one that may have been sent since. Its text is blanked with that of the others that are done with.</summary>
    /// <param name="restored">An open connection to a restored database, of this or an earlier release, that nobody else uses.</param>
    /// <param name="now">When.</param>
    /// <returns>How many.</returns>
    public static int GiveUp(DbConnection restored, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(restored);
        using DbCommand command = restored.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '{OutboxMailTable.Name}'";
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
            return 0; // It is older than mails.
        command.CommandText = $"""
            UPDATE {OutboxMailTable.Name} SET State = {MailState.Failed:D}, Finished = @now, LastError = 'It waited in a backup that was put back, and may have been sent since.'
            WHERE State = {MailState.Waiting:D}
            """;
        DbParameter at = command.CreateParameter();
        (at.ParameterName, at.Value) = ("@now", now.UtcDateTime);
        command.Parameters.Add(at);
        return command.ExecuteNonQuery();
    }
}
