using System.Data.Common;
using System.Globalization;

namespace PhbResources.Core.Submissions;

/// <summary>
/// What of submissions a backup may hold. What a member added and has not sent, or what no scanner has looked at, may give somebody away; it is theirs alone and may not
/// outlive the moment at which they take it back. So of files only those are kept that were sent and checked, and clean copies that were made here.
/// </summary>
public static class SubmissionsInBackup
{
    private const string Original = "f.IsCleanCopy = 0 AND f.Status <> 'Accepted'";

    /// <summary>Takes the rows of originals out of a copy of the database. What was sent and not checked yet goes back to its member, who adds the file again.</summary>
    /// <param name="copy">An open connection to a copy, of this or an earlier release, that nobody else uses.</param>
    /// <param name="now">When, for the history of what goes back.</param>
    /// <returns>How many files were left out, and the paths of the others in the folder of private files.</returns>
    /// <remarks>What the rows said may still be in free pages of the file afterwards: run VACUUM.</remarks>
    public static (int LeftOut, IReadOnlyList<string> Kept) LeaveOriginalsOut(DbConnection copy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(copy);
        if (Scalar(copy, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'phbSubmissionFile'") == 0)
            return (0, []);
        // The names and forms of both hosts' tables are those of the migrations; only columns are used here that the first of them made.
        Execute(copy, $"""
            INSERT INTO phbSubmissionEvent(SubmissionId, At, Actor, ByKey, Move, "From", "To", Text)
            SELECT s.Id, @at, '{Actor.System}', NULL, '{SubmissionMove.Revise}', s.State, '{SubmissionState.Draft}', 'The library was restored from a backup, which holds no files that were not checked yet. Add your file again, and send it.'
            FROM phbSubmission s WHERE s.State = '{SubmissionState.Checking}' AND EXISTS (SELECT 1 FROM phbSubmissionFile f WHERE f.SubmissionId = s.Id AND {Original})
            """, ("@at", now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)));
        Execute(copy, $"""
            UPDATE phbSubmission SET State = '{SubmissionState.Draft}', Version = Version + 1, Settled = 1
            WHERE State = '{SubmissionState.Checking}' AND EXISTS (SELECT 1 FROM phbSubmissionFile f WHERE f.SubmissionId = phbSubmission.Id AND {Original})
            """);
        // A clean copy stands alone from here on.
        Execute(copy, $"UPDATE phbSubmissionFile SET CopyOf = NULL WHERE CopyOf IN (SELECT f.Id FROM phbSubmissionFile f WHERE {Original})");
        int leftOut = Execute(copy, $"DELETE FROM phbSubmissionFile WHERE Id IN (SELECT f.Id FROM phbSubmissionFile f WHERE {Original})");

        List<string> kept = [];
        using DbCommand command = copy.CreateCommand();
        command.CommandText = $"SELECT SubmissionId, Id FROM phbSubmissionFile WHERE Status <> '{FileStatus.Refused}'";
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
            kept.Add($"{Guid.Parse(reader.GetString(0)):N}/{Guid.Parse(reader.GetString(1)):N}");
        return (leftOut, kept);
    }

    private static long Scalar(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static int Execute(DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteNonQuery();
    }
}
