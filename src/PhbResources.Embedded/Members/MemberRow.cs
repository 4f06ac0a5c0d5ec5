using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.Members;

/// <summary>How a member signs in.</summary>
internal sealed record MemberRow(
    int Id, string Username, string Email, string? Password, string? PasswordConfiguration, string? SecurityStamp, bool IsApproved, bool IsLockedOut, int FailedPasswordAttempts,
    DateTime? EmailConfirmedDate, DateTime? LastLockoutDate, DateTime? LastLoginDate, DateTime? LastPasswordChangeDate)
{
    public const string Columns =
        "nodeId, username, email, password, passwordConfiguration, securityStamp, isApproved, isLockedOut, failedPasswordAttempts, emailConfirmedDate, lastLockoutDate, lastLoginDate, lastPasswordChangeDate";

    public static MemberRow Read(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), row.Text(3), row.Text(4), row.Text(5), row.Flag(6), row.Flag(7), row.GetInt32(8),
        row.DateOrNull(9), row.DateOrNull(10), row.DateOrNull(11), row.DateOrNull(12));
}
