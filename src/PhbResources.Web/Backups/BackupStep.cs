namespace PhbResources.Web.Backups;

/// <summary>How far making, checking or putting back a backup has come.</summary>
/// <param name="What">In a word for people.</param>
/// <param name="Done">Bytes so far.</param>
/// <param name="Total">All bytes.</param>
internal readonly record struct BackupStep(string What, long Done, long Total);
